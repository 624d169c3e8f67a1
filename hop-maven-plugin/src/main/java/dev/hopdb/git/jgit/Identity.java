package dev.hopdb.git.jgit;

import dev.hopdb.problem.HopException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.UserConfig;

/** Who makes the commits: the user as Git knows them. */
final class Identity {

    private final UserConfig user;
    private final Instant now;
    private final ZoneId zone;

    Identity(Config settings, Clock clock) {
        this.user = settings.get(UserConfig.KEY);
        this.now = clock.instant();
        this.zone = clock.getZone();
    }

    PersonIdent author() {
        refuseGuesses(user.isAuthorNameImplicit(), user.isAuthorEmailImplicit());
        return new PersonIdent(user.getAuthorName(), user.getAuthorEmail(), now, zone);
    }

    PersonIdent committer() {
        refuseGuesses(user.isCommitterNameImplicit(), user.isCommitterEmailImplicit());
        return new PersonIdent(user.getCommitterName(), user.getCommitterEmail(), now, zone);
    }

    private static void refuseGuesses(boolean name, boolean email) {
        if (name || email) {
            throw new HopException(
                    "Git does not know who you are",
                    "hop makes commits in your name, and %s is not set".formatted(name ? "user.name" : "user.email"),
                    name
                            ? "git config --global user.name \"Your Name\""
                            : "git config --global user.email you@example.com");
        }
    }
}
