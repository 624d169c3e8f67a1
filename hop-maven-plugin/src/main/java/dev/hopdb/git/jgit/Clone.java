package dev.hopdb.git.jgit;

import dev.hopdb.git.CommitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * The user's clone, as JGit opened it.
 *
 * @param prefix from the top of the repository to the folder that holds {@code .hop/}: empty, or ends with a slash
 */
record Clone(Repository git, String prefix, RefNames names, Connection connection) {

    static ObjectId id(CommitId commit) {
        return ObjectId.fromString(commit.hex());
    }

    static CommitId commit(ObjectId id) {
        return new CommitId(id.name());
    }

    /** Whether history ends where the clone was cut off, not where it began. */
    boolean isShallow() {
        try {
            return !git.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
