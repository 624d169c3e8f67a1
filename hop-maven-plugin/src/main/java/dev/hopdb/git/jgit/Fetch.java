package dev.hopdb.git.jgit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;

/** One connection that brings what hop needs of origin, and forgets what is gone there. */
final class Fetch {

    private final Clone clone;
    private final Transports transports;

    Fetch(Clone clone, Transports transports) {
        this.clone = clone;
        this.transports = transports;
    }

    void run() {
        try (Transport transport = transports.open(Transport.Operation.FETCH)) {
            fetch(transport);
        }
    }

    /** Brings history down to {@code depth} commits; a clone that was cut off only grows. */
    void deepen(int depth) {
        try (Transport transport = transports.open(Transport.Operation.FETCH)) {
            transport.setDepth(depth);
            fetch(transport);
        }
    }

    private void fetch(Transport transport) {
        try {
            transport.setRemoveDeletedRefs(true);
            FetchResult result =
                    transport.fetch(NullProgressMonitor.INSTANCE, clone.names().fetched());
            Memory memory = new Memory(clone.git());
            memory.set(whatWasFound(result));
            memory.shareTags();
        } catch (NotSupportedException | TransportException e) {
            throw transports.unreachable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JGit gives up in silence on a ref that another process is just writing. */
    private static Map<String, ObjectId> whatWasFound(FetchResult result) {
        Map<String, ObjectId> found = new HashMap<>();
        for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
            found.put(update.getLocalName(), update.getNewObjectId());
        }
        return found;
    }
}
