package dev.hopdb.git.jgit;

import dev.hopdb.git.PublicationInDoubt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/**
 * One connection that moves refs on origin from where they are expected.
 *
 * <p>JGit's own push leaves out a ref that already is where it should go, and moves the others: a ticket number that
 * somebody else took at the same commit would look like success. So the expectation is compared here, with what the
 * server itself says, before anything is sent.
 */
final class Push {

    private final Clone clone;
    private final Transports transports;

    Push(Clone clone, Transports transports) {
        this.clone = clone;
        this.transports = transports;
    }

    /**
     * Sends {@code moves}, all or nothing if {@code atomic}.
     *
     * @throws NoAtomicPush if the server cannot; nothing was sent
     * @throws dev.hopdb.git.OriginUnreachable if the connection could not be made; nothing was sent
     * @throws PublicationInDoubt if it was lost before the answer
     */
    PushAnswer send(List<RefMove> moves, boolean atomic) throws NoAtomicPush {
        try (Transport transport = transports.open(Transport.Operation.PUSH)) {
            transport.setPushAtomic(atomic);
            try (PushConnection connection = transport.openPush()) {
                Optional<RefMove> astray = moves.stream()
                        .filter(move -> isAstray(connection, move))
                        .findFirst();
                return astray.isPresent() ? PushAnswer.rejected(astray.get(), true, "") : transmit(connection, moves);
            }
        } catch (NotSupportedException | TransportException e) {
            if (ServerWords.forbid(e)) {
                return PushAnswer.rejected(moves.get(0), false, Address.shown(String.valueOf(e.getMessage())));
            }
            throw transports.unreachable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAstray(PushConnection connection, RefMove move) {
        Ref there = connection.getRef(move.name());
        ObjectId now = there == null ? ObjectId.zeroId() : there.getObjectId();
        return !move.from().equals(now);
    }

    private PushAnswer transmit(PushConnection connection, List<RefMove> moves) throws IOException, NoAtomicPush {
        Map<RefMove, RemoteRefUpdate> updates = new LinkedHashMap<>();
        Map<String, RemoteRefUpdate> byName = new LinkedHashMap<>();
        for (RefMove move : moves) {
            RemoteRefUpdate update = move.update(clone.git());
            updates.put(move, update);
            byName.put(move.name(), update);
        }
        try {
            connection.push(NullProgressMonitor.INSTANCE, byName);
        } catch (TransportException e) {
            if (byName.values().stream().allMatch(Push::isUnsent)) {
                throw new NoAtomicPush();
            }
            if (ServerWords.forbid(e) || ServerWords.cannotStore(e)) {
                return PushAnswer.rejected(moves.get(0), false, Address.shown(String.valueOf(e.getMessage())));
            }
            throw new PublicationInDoubt(transports.unreachable(e));
        }
        connection.close();
        return ServerWords.answer(updates, connection.getMessages());
    }

    private static boolean isUnsent(RemoteRefUpdate update) {
        return update.getStatus() == RemoteRefUpdate.Status.NOT_ATTEMPTED;
    }
}
