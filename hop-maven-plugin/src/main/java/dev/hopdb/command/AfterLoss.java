package dev.hopdb.command;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.Release;

/**
 * What became of a release whose COMMIT was not answered. The target is asked on a new connection, once the lost session
 * has let go of the lock of the target: before, it may still be at work.
 */
record AfterLoss(TargetDatabase target, Release release) {

    /** A server takes a moment to notice that nobody is there any more. */
    private static final int ATTEMPTS = 12;

    private static final long PAUSE_MILLIS = 250;

    /** Where the user stands; {@code before} if the release has not arrived. */
    String standing(String before) {
        String label = release.label().text();
        try (Session again = target.server().open(target.database())) {
            if (!isLeftAlone(again)) {
                return inDoubt("the server still works on it");
            }
            return isThere(again.ledger())
                    ? "The target has %s all the same, and all before it; the same command goes on from there."
                            .formatted(label)
                    : before;
        } catch (HopException away) {
            return inDoubt("it does not answer when asked again");
        }
    }

    private static boolean isLeftAlone(Session again) {
        boolean left = again.tryLockTarget();
        for (int attempt = 1; !left && attempt < ATTEMPTS; attempt++) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            left = again.tryLockTarget();
        }
        return left;
    }

    private boolean isThere(Ledger ledger) {
        return ledger.isInstalled()
                && ledger.patches(release.label()).size() == release.patches().size();
    }

    private String inDoubt(String why) {
        return "Whether the target has received %s is not known: %s.\nAsk it with mvn hop:update -Dhop.target=%s"
                .formatted(release.label().text(), why, target.name());
    }
}
