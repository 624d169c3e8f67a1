package dev.hopdb.git.jgit;

import dev.hopdb.git.CommitId;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** The commit with which a repository begins: every file that is not ignored. */
final class FirstCommit {

    private final Clone clone;

    FirstCommit(Clone clone) {
        this.clone = clone;
    }

    CommitId of(String message) {
        Identity identity =
                new Identity(clone.git().getConfig(), clone.connection().clock());
        // Not closed: the repository belongs to the caller.
        Git git = Git.wrap(clone.git());
        try {
            git.add().addFilepattern(".").call();
            return Clone.commit(git.commit()
                    .setAuthor(identity.author())
                    .setCommitter(identity.committer())
                    .setMessage(message)
                    .setSign(false)
                    .call());
        } catch (GitAPIException e) {
            throw new IllegalStateException("the first commit could not be made", e);
        }
    }
}
