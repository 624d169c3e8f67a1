package dev.hopdb.git.jgit;

import dev.hopdb.problem.HopException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.ProcessResult;

/** The user's own {@code pre-push} hook, which runs as for a push by hand: Git LFS sends its files from there. */
final class PrePush {

    private final Repository git;

    PrePush(Repository git) {
        this.git = git;
    }

    /** Locks and numbers are no business of the hook: it is asked where a branch or a tag moves. */
    void ask(Collection<RefMove> moves) {
        String lines = moves.stream()
                .filter(move -> move.name().matches("refs/(heads/.*|tags/v.*)"))
                .map(PrePush::line)
                .collect(Collectors.joining());
        if (lines.isEmpty()) {
            return;
        }
        ByteArrayOutputStream says = new ByteArrayOutputStream();
        String url = String.valueOf(git.getConfig().getString("remote", RefNames.ORIGIN, "url"));
        ProcessResult result =
                git.getFS().runHookIfPresent(git, "pre-push", new String[] {RefNames.ORIGIN, url}, says, says, lines);
        if (result.isExecutedWithError()) {
            throw new HopException(
                    "Your pre-push hook refuses the publication",
                    "it says: "
                            + Address.shown(
                                    says.toString(StandardCharsets.UTF_8).strip()),
                    "mend what it names, then run the same command again");
        }
    }

    private static String line(RefMove move) {
        boolean deleted = move.to().equals(ObjectId.zeroId());
        return "%s %s %s %s\n"
                .formatted(
                        deleted ? "(delete)" : move.name(),
                        move.to().name(),
                        move.name(),
                        move.from().name());
    }
}
