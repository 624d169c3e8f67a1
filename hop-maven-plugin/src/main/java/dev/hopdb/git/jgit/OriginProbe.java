package dev.hopdb.git.jgit;

import dev.hopdb.git.CommitId;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.OwnRefs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Finds out what origin lets hop do, by doing it: a ref is made there and deleted. */
final class OriginProbe {

    private final Connection connection;

    OriginProbe(Connection connection) {
        this.connection = connection;
    }

    /**
     * Where hop's own refs can be kept on the origin of the repository in {@code folder}.
     *
     * @throws OriginUnreachable if it does not answer
     * @throws HopException if it keeps whatever was pushed
     */
    OwnRefs ownRefs(Path folder) {
        try (Repository git = Opening.of(folder.toAbsolutePath());
                Transports transports = new Transports(new Clone(git, "", new RefNames(OwnRefs.HIDDEN), connection))) {
            Clone clone = new Clone(git, "", new RefNames(OwnRefs.HIDDEN), connection);
            CommitId probe = new NewCommit(clone).note("hop asks whether this server takes refs/hop/*");
            return takes(new Push(clone, transports), Clone.id(probe)) ? OwnRefs.HIDDEN : OwnRefs.TAGS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takes(Push push, ObjectId probe) {
        String name = "refs/hop/probe/" + probe.name();
        try {
            if (push.send(List.of(new RefMove(name, ObjectId.zeroId(), probe)), false)
                    .rejection()
                    .isPresent()) {
                return false;
            }
            push.send(List.of(new RefMove(name, probe, ObjectId.zeroId())), false)
                    .rejection()
                    .ifPresent(rejection -> {
                        throw keepsAll(name, rejection.says());
                    });
            return true;
        } catch (NoAtomicPush e) {
            throw new IllegalStateException("an atomic push was not asked for", e);
        }
    }

    private static HopException keepsAll(String name, String says) {
        return new HopException(
                "Origin lets nobody delete a ref",
                "hop frees its locks and ends branches by deleting them, and the server says: %s\n".formatted(says)
                        + "%s was made to find out, and is left there".formatted(name),
                "allow yourself to delete refs/hop/* in the settings of the server\ngit push origin --delete %s"
                        .formatted(name));
    }
}
