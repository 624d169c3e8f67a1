package dev.hopdb.command;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.util.Optional;

/**
 * What became of a release whose COMMIT was not answered. The target is asked on a new connection, once the lost session
 * has let go of the lock of the target: before, it may still be at work.
 */
record AfterLoss(TargetDatabase target, Release release, int attempts) {

    /** A server takes a moment to notice that nobody is there any more: ten seconds, where it has much else to do. */
    private static final int ATTEMPTS = 40;

    private static final long PAUSE_MILLIS = 250;

    AfterLoss(TargetDatabase target, Release release) {
        this(target, release, ATTEMPTS);
    }

    /** Where the user stands; {@code before} if nothing of the release has arrived. */
    String standing(String before) {
        Optional<String> answer = ask(before);
        for (int attempt = 1; answer.isEmpty() && attempt < attempts && pause(); attempt++) {
            answer = ask(before);
        }
        return answer.orElseGet(() -> inDoubt("it does not answer when asked again"));
    }

    /** Empty if the new connection fails as well: what broke the first one may not be over yet. */
    private Optional<String> ask(String before) {
        try (Session again = target.server().open(target.database())) {
            return Optional.of(
                    isLeftAlone(again) ? found(again.ledger(), before) : inDoubt("the server still works on it"));
        } catch (HopException away) {
            return Optional.empty();
        }
    }

    private boolean isLeftAlone(Session again) {
        boolean left = again.tryLockTarget();
        for (int attempt = 1; !left && attempt < attempts && pause(); attempt++) {
            left = again.tryLockTarget();
        }
        return left;
    }

    /** Whether nobody wants to end this. */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String found(Ledger ledger, String before) {
        Label label = release.label();
        if (!ledger.isInstalled() || !ledger.has(label)) {
            return before;
        }
        return isWhole(ledger)
                ? "The target has %s all the same, and all before it; the same command goes on from there."
                        .formatted(label.text())
                : "The target has a part of %s; the same command goes on from there.".formatted(label.text());
    }

    /** A ledger that an older hop began says of each release that it is finished: then its patches tell. */
    private boolean isWhole(Ledger ledger) {
        return ledger.isFinished(release.label())
                && ledger.patches(release.label()).size() == release.patches().size();
    }

    private String inDoubt(String why) {
        return "Whether the target has received %s is not known: %s.\nAsk it with mvn hop:update -Dhop.target=%s"
                .formatted(release.label().text(), why, target.name());
    }
}
