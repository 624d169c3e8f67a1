package dev.hopdb.git.jgit;

import dev.hopdb.git.RefChange;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/**
 * A ref on origin going from one object to another.
 *
 * @param name in full, as origin calls it
 * @param from zero where it must not be there
 * @param to zero where it is deleted
 */
record RefMove(String name, ObjectId from, ObjectId to) {

    static RefMove of(RefChange change, RefNames names) {
        String name = names.onOrigin(change.ref());
        if (change instanceof RefChange.Create create) {
            return new RefMove(name, ObjectId.zeroId(), Clone.id(create.at()));
        }
        if (change instanceof RefChange.Advance advance) {
            return new RefMove(name, Clone.id(advance.from()), Clone.id(advance.to()));
        }
        if (change instanceof RefChange.Replace replace) {
            return new RefMove(name, Clone.id(replace.from()), Clone.id(replace.to()));
        }
        return new RefMove(name, Clone.id(((RefChange.Delete) change).from()), ObjectId.zeroId());
    }

    RemoteRefUpdate update(Repository git) throws IOException {
        String source = to.equals(ObjectId.zeroId()) ? null : to.name();
        return new RemoteRefUpdate(git, source, name, true, null, from);
    }
}
