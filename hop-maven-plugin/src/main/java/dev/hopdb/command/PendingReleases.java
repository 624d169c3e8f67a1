package dev.hopdb.command;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import dev.hopdb.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * What a database has of the production releases, and what it lacks. Reads only.
 *
 * @param applied complete, in order
 * @param missing in order; the first may be begun
 */
record PendingReleases(List<Label> applied, List<Release> missing) {

    /** A database that nothing was applied to. */
    static PendingReleases all(History production) {
        return new PendingReleases(List.of(), production.releases());
    }

    static PendingReleases of(History production, Session session) {
        Ledger ledger = session.ledger();
        if (!ledger.isInstalled()) {
            return all(production);
        }
        List<Label> recorded = ledger.releases();
        List<Release> releases = production.releases();
        for (int i = 0; i < recorded.size(); i++) {
            if (i >= releases.size() || !releases.get(i).label().equals(recorded.get(i))) {
                throw unknown(recorded.get(i));
            }
        }
        int complete = recorded.size();
        if (complete > 0 && !isComplete(ledger, releases.get(complete - 1))) {
            complete--;
        }
        return new PendingReleases(recorded.subList(0, complete), releases.subList(complete, releases.size()));
    }

    /** Up to {@code last} and its hotfixes. */
    PendingReleases upTo(Optional<Version> last, History production) {
        if (last.isEmpty()) {
            return this;
        }
        Version limit = last.get();
        if (production.releases().stream()
                .noneMatch(release -> release.label().version().equals(limit))) {
            throw new HopException(
                    "There is no release %s in production".formatted(limit),
                    "known are: %s".formatted(labels(production.releases())),
                    "mvn hop:upgrade -Dhop.toRelease=<one of them>");
        }
        return new PendingReleases(
                applied,
                missing.stream()
                        .filter(release -> release.label().version().compareTo(limit) <= 0)
                        .toList());
    }

    static String last(List<Label> labels) {
        return labels.isEmpty() ? "no release" : labels.get(labels.size() - 1).text();
    }

    static String labels(List<Release> releases) {
        return releases.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        releases.stream().map(release -> release.label().text()).toList());
    }

    private static boolean isComplete(Ledger ledger, Release release) {
        return ledger.isFinished(release.label())
                && ledger.patches(release.label()).size() == release.patches().size();
    }

    private static HopException unknown(Label label) {
        return new HopException(
                "The target has release %s, which is not next in this repository".formatted(label.text()),
                "it was upgraded from a newer or another state of the repository; going on could lose something",
                "git fetch origin, then mvn hop:update -Dhop.target=<name>; or use the checkout that upgraded it");
    }
}
