package dev.hopdb.command;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.upgrade.Received;
import dev.hopdb.version.Label;
import dev.hopdb.version.Version;
import java.util.List;
import java.util.Map;
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
        refuseOtherOrder(recorded, releases);
        Map<Label, List<Ledger.Applied>> patches = ledger.patches();
        int complete = recorded.size();
        for (int i = 0; i < complete - 1; i++) {
            received(releases.get(i), patches, ledger).requireAll();
        }
        if (complete > 0 && !isComplete(releases.get(complete - 1), patches, ledger)) {
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
        List<Release> known = production.releases();
        if (known.stream().noneMatch(release -> release.label().version().equals(limit))) {
            throw new HopException(
                    "There is no release %s in production".formatted(limit),
                    "known are: %s".formatted(labels(known)),
                    known.isEmpty()
                            ? "mvn hop:status"
                            : "mvn hop:upgrade -Dhop.toRelease=%s"
                                    .formatted(
                                            known.get(known.size() - 1).label().version()));
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

    private static boolean isComplete(Release last, Map<Label, List<Ledger.Applied>> patches, Ledger ledger) {
        return received(last, patches, ledger).requireFirst() && ledger.isFinished(last.label());
    }

    private static Received received(Release release, Map<Label, List<Ledger.Applied>> patches, Ledger ledger) {
        return Received.of(release, patches.getOrDefault(release.label(), List.of()), ledger);
    }

    private static void refuseOtherOrder(List<Label> recorded, List<Release> releases) {
        for (int i = 0; i < recorded.size(); i++) {
            Label label = recorded.get(i);
            if (releases.stream().noneMatch(release -> release.label().equals(label))) {
                throw unknown(label);
            }
            if (!releases.get(i).label().equals(label)) {
                throw skipped(releases.get(i).label(), label);
            }
        }
    }

    private static HopException skipped(Label lacking, Label has) {
        return new HopException(
                "The target has release %s and lacks %s, which comes before it".formatted(has.text(), lacking.text()),
                "releases are applied in order, and this one appeared in the repository after the target had passed it",
                "git log -- .hop/releases\nshows who added %s; what is in it belongs into a new release"
                        .formatted(lacking.text()));
    }

    private static HopException unknown(Label label) {
        return new HopException(
                "The target is ahead of this repository: it has release %s".formatted(label.text()),
                "it was upgraded from a newer or another state of the repository; going on could lose something",
                "git fetch origin\nmvn hop:update -Dhop.target=<name>\nor use the checkout that upgraded it");
    }
}
