package dev.hopdb.git.jgit;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/** What this clone remembers of origin: refs that only follow. Another command may write them at the same moment. */
final class Memory {

    /** Five seconds: on a machine that is busy another command holds a ref for longer than it needs. */
    private static final int TRIES = 200;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);

    private final Repository git;

    Memory(Repository git) {
        this.git = git;
    }

    /** Sets each ref to the object it is given with; a zero id forgets it. */
    void set(Map<String, ObjectId> wanted) throws IOException {
        Map<String, ObjectId> open = differing(wanted);
        for (int attempt = 0; !open.isEmpty(); attempt++) {
            if (attempt == TRIES) {
                throw new IOException("another process holds " + String.join(", ", open.keySet()));
            }
            if (attempt > 0) {
                LockSupport.parkNanos(PAUSE);
            }
            update(open);
            open = differing(open);
        }
    }

    /** Gives the user the tags that were promoted. One of that name made by hand stays as it is. */
    void shareTags() throws IOException {
        Map<String, ObjectId> missing = new HashMap<>();
        for (Ref promoted : git.getRefDatabase().getRefsByPrefix(RefNames.TAGS)) {
            String shared = "refs/tags/" + promoted.getName().substring(RefNames.TAGS.length());
            if (git.exactRef(shared) == null) {
                missing.put(shared, promoted.getObjectId());
            }
        }
        set(missing);
    }

    private Map<String, ObjectId> differing(Map<String, ObjectId> wanted) throws IOException {
        Map<String, ObjectId> differing = new HashMap<>();
        for (Map.Entry<String, ObjectId> entry : wanted.entrySet()) {
            if (!entry.getValue().equals(now(entry.getKey()))) {
                differing.put(entry.getKey(), entry.getValue());
            }
        }
        return differing;
    }

    private void update(Map<String, ObjectId> wanted) throws IOException {
        BatchRefUpdate batch = git.getRefDatabase().newBatchUpdate().setAllowNonFastForwards(true);
        batch.setAtomic(false);
        batch.setRefLogMessage("hop", true);
        for (Map.Entry<String, ObjectId> entry : wanted.entrySet()) {
            batch.addCommand(new ReceiveCommand(now(entry.getKey()), entry.getValue(), entry.getKey()));
        }
        try (RevWalk walk = new RevWalk(git)) {
            batch.execute(walk, NullProgressMonitor.INSTANCE);
        }
    }

    private ObjectId now(String name) throws IOException {
        Ref ref = git.exactRef(name);
        ObjectId id = ref == null ? null : ref.getObjectId();
        return id == null ? ObjectId.zeroId() : id;
    }
}
