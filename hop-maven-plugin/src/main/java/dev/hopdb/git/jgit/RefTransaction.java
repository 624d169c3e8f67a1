package dev.hopdb.git.jgit;

import dev.hopdb.branch.Ref;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.git.PartlyPublished;
import dev.hopdb.git.PublicationInDoubt;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.git.RefRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/** Moves refs on origin, all or none; and where the server cannot, the one that holds the record first. */
final class RefTransaction {

    private final Clone clone;
    private final Push push;
    private boolean atomic = true;

    RefTransaction(Clone clone, Push push) {
        this.clone = clone;
        this.push = push;
    }

    void publish(List<RefChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<RefMove, Ref> moves = new LinkedHashMap<>();
        changes.forEach(change -> moves.put(RefMove.of(change, clone.names()), change.ref()));
        new PrePush(clone.git()).ask(moves.keySet());
        if (atomic) {
            try {
                remember(accepted(push.send(List.copyOf(moves.keySet()), true), moves), moves);
                return;
            } catch (NoAtomicPush e) {
                atomic = false;
            }
        }
        publishInOrder(moves);
    }

    /** First the record, then what is made or moved, and only when all that is there, what is deleted. */
    private void publishInOrder(Map<RefMove, Ref> moves) {
        List<RefMove> all = List.copyOf(moves.keySet());
        List<RefMove> taken = new ArrayList<>(all.subList(0, 1));
        Map<Boolean, List<RefMove>> rest =
                all.stream().skip(1).collect(Collectors.partitioningBy(RefTransaction::isDeletion));
        try {
            remember(accepted(push.send(taken, false), moves), moves);
            for (List<RefMove> group : List.of(rest.get(false), rest.get(true))) {
                if (!group.isEmpty()) {
                    PushAnswer answer = sendRest(group);
                    remember(answer.taken(), moves);
                    taken.addAll(answer.taken());
                    answer.rejection().ifPresent(rejection -> refuseHalf(taken, rejection, moves));
                }
            }
        } catch (NoAtomicPush e) {
            throw new IllegalStateException("an atomic push was not asked for", e);
        }
    }

    private static boolean isDeletion(RefMove move) {
        return move.to().equals(ObjectId.zeroId());
    }

    /** The record has moved: a connection that cannot be made now no longer means that nothing has. */
    private PushAnswer sendRest(List<RefMove> rest) throws NoAtomicPush {
        try {
            return push.send(rest, false);
        } catch (OriginUnreachable e) {
            throw new PublicationInDoubt(e);
        }
    }

    private static List<RefMove> accepted(PushAnswer answer, Map<RefMove, Ref> moves) {
        answer.rejection().ifPresent(rejection -> {
            Ref ref = Objects.requireNonNull(moves.get(rejection.move()));
            throw rejection.moved() ? new RefMoved(ref) : new RefRefused(ref, rejection.says());
        });
        return answer.taken();
    }

    private static void refuseHalf(List<RefMove> taken, PushAnswer.Rejection rejection, Map<RefMove, Ref> moves) {
        List<Ref> moved = moves.keySet().stream()
                .filter(taken::contains)
                .map(move -> Objects.requireNonNull(moves.get(move)))
                .toList();
        throw new PartlyPublished(
                moved,
                Objects.requireNonNull(moves.get(rejection.move())),
                rejection.moved() ? "somebody else moved it" : rejection.says(),
                rejection.moved());
    }

    private void remember(List<RefMove> taken, Map<RefMove, Ref> moves) {
        Map<String, ObjectId> now = new LinkedHashMap<>();
        for (RefMove move : taken) {
            Ref ref = Objects.requireNonNull(moves.get(move));
            if (!(ref instanceof Ref.Number)) {
                now.put(clone.names().remembered(ref), move.to());
            }
        }
        try {
            Memory memory = new Memory(clone.git());
            memory.set(now);
            if (taken.stream().map(moves::get).anyMatch(Ref.Tag.class::isInstance)) {
                memory.shareTags();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
