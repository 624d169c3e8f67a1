package dev.hopdb.git.jgit;

import dev.hopdb.branch.Ref;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.RefMoved;
import dev.hopdb.git.RefRefused;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/** Moves refs on origin, all or none; and where the server cannot, the one that holds the record first. */
final class Publication {

    private final Clone clone;
    private final Push push;
    private boolean atomic = true;

    Publication(Clone clone, Push push) {
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

    private void publishInOrder(Map<RefMove, Ref> moves) {
        List<RefMove> all = List.copyOf(moves.keySet());
        List<RefMove> rest = all.subList(1, all.size());
        try {
            remember(accepted(push.send(all.subList(0, 1), false), moves), moves);
            if (!rest.isEmpty()) {
                PushAnswer answer = push.send(rest, false);
                remember(answer.taken(), moves);
                answer.rejection().ifPresent(rejection -> refuseHalf(all.get(0), answer, rejection, moves));
            }
        } catch (NoAtomicPush e) {
            throw new IllegalStateException("an atomic push was not asked for", e);
        }
    }

    private static List<RefMove> accepted(PushAnswer answer, Map<RefMove, Ref> moves) {
        answer.rejection().ifPresent(rejection -> {
            Ref ref = Objects.requireNonNull(moves.get(rejection.move()));
            throw rejection.moved() ? new RefMoved(ref) : new RefRefused(ref, rejection.says());
        });
        return answer.taken();
    }

    private static void refuseHalf(
            RefMove first, PushAnswer answer, PushAnswer.Rejection rejection, Map<RefMove, Ref> moves) {
        String moved = moves.keySet().stream()
                .filter(move -> move.equals(first) || answer.taken().contains(move))
                .map(move -> Objects.requireNonNull(moves.get(move)).name())
                .collect(Collectors.joining(", "));
        String says = rejection.moved() ? "somebody else moved it" : rejection.says();
        throw new HopException(
                "Origin moved %s, and refused to move %s"
                        .formatted(
                                moved,
                                Objects.requireNonNull(moves.get(rejection.move()))
                                        .name()),
                "the server cannot move refs all or none; of the one it refused it says: %s".formatted(says),
                "mvn hop:check completes what can be derived from "
                        + Objects.requireNonNull(moves.get(first)).name());
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
