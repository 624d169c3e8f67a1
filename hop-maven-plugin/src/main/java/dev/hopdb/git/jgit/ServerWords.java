package dev.hopdb.git.jgit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;

/** Makes out what a server means. Git has no codes for it, only words: those of Git, JGit and the big hosts. */
final class ServerWords {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i)not permitted|forbidden|read.only|access denied|permission .*denied to|not enabled|not allowed to"
                    + " push");

    private static final Pattern CANNOT_STORE =
            Pattern.compile("(?i)unpacking on the remote|too large|exceeds the limit");

    /** Said of each ref of an atomic push that another one made fail. */
    private static final Pattern COLLATERAL =
            Pattern.compile("(?i)atomic (push failure|transaction failed)|transaction aborted|transaction failed");

    private static final Pattern MOVED = Pattern.compile("(?i)is at [0-9a-f]+ but expected|reference already exists"
            + "|reference is missing but expected|unable to resolve reference|failed to lock|lock failure|file exists"
            + "|fetch first|stale info|remote changed|unable to create '.*\\.lock'");

    private static final int LINES = 12;

    private ServerWords() {}

    /** Whether this account may read, and not write. */
    static boolean forbid(Exception e) {
        return FORBIDDEN.matcher(String.valueOf(e.getMessage())).find();
    }

    /** Whether the server threw away what it was sent, before it looked at any ref. */
    static boolean cannotStore(Exception e) {
        return CANNOT_STORE.matcher(String.valueOf(e.getMessage())).find();
    }

    static PushAnswer answer(Map<RefMove, RemoteRefUpdate> updates, String messages) {
        List<RefMove> taken = new ArrayList<>();
        List<RefMove> left = new ArrayList<>();
        updates.forEach((move, update) -> (update.getStatus() == Status.OK ? taken : left).add(move));
        if (left.isEmpty()) {
            return new PushAnswer(taken, Optional.empty());
        }
        RefMove culprit = culprit(left, updates, messages);
        String status =
                String.valueOf(Objects.requireNonNull(updates.get(culprit)).getMessage());
        String all = Stream.concat(Stream.of(status), messages.lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("null"))
                .distinct()
                .limit(LINES)
                .collect(Collectors.joining("\n"));
        boolean moved = MOVED.matcher(all).find();
        return new PushAnswer(taken, Optional.of(new PushAnswer.Rejection(culprit, moved, Address.shown(all))));
    }

    private static RefMove culprit(List<RefMove> left, Map<RefMove, RemoteRefUpdate> updates, String messages) {
        List<RefMove> own = left.stream()
                .filter(move -> !COLLATERAL
                        .matcher(String.valueOf(
                                Objects.requireNonNull(updates.get(move)).getMessage()))
                        .find())
                .toList();
        List<RefMove> suspects = own.isEmpty() ? left : own;
        return suspects.stream()
                .filter(move -> names(messages, move))
                .findFirst()
                .orElse(suspects.get(0));
    }

    /** A hook speaks of the ref in full or by its short name. */
    private static boolean names(String messages, RefMove move) {
        String brief = move.name().replaceFirst("^refs/(heads|tags)/", "");
        return Pattern.compile("(?<![\\w/.-])(refs/heads/|refs/tags/)?" + Pattern.quote(brief) + "(?![\\w/-]|\\.\\w)")
                .matcher(messages)
                .find();
    }
}
