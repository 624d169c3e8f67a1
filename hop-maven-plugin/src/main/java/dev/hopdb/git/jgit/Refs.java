package dev.hopdb.git.jgit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** Reads refs of this clone by their full names. */
final class Refs {

    private Refs() {}

    /** The commit that {@code name} points to, through a tag object if need be. */
    static Optional<ObjectId> commit(Repository git, String name) {
        try {
            Ref ref = git.exactRef(name);
            if (ref == null || ref.getObjectId() == null) {
                return Optional.empty();
            }
            Ref peeled = git.getRefDatabase().peel(ref);
            ObjectId inside = peeled.getPeeledObjectId();
            return Optional.ofNullable(inside == null ? ref.getObjectId() : inside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What follows {@code prefix} in the names of all refs that begin with it. */
    static Stream<String> below(Repository git, String prefix) {
        try {
            return git.getRefDatabase().getRefsByPrefix(prefix).stream()
                    .map(ref -> ref.getName().substring(prefix.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
