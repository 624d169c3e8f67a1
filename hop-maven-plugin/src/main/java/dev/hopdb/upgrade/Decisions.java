package dev.hopdb.upgrade;

import dev.hopdb.patch.Patch;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.Release;
import dev.hopdb.sql.StatementKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what an operator has decided is about statements that are still to run. */
public final class Decisions {

    private static final Set<StatementKind> OF_TRANSACTIONS =
            Set.of(StatementKind.BEGINS, StatementKind.COMMITS, StatementKind.ROLLS_BACK);

    private Decisions() {}

    /**
     * Before anything is applied.
     *
     * @throws HopException if one names a patch that none of {@code releases} has
     */
    public static void check(List<Release> releases, Terms terms) {
        for (Resolution resolution : terms.resolutions()) {
            if (releases.stream().noneMatch(release -> isIn(release, resolution))) {
                throw nothingToDecide(
                        resolution,
                        "no release that the target lacks has patch %s".formatted(resolution.patch()),
                        terms);
            }
        }
    }

    static void check(Missing missing, Terms terms) {
        for (Resolution resolution : terms.resolutions()) {
            if (isIn(missing.release(), resolution)) {
                check(resolution, missing, terms);
            }
        }
    }

    private static void check(Resolution resolution, Missing missing, Terms terms) {
        Optional<MissingFile> file = missing.files().stream()
                .filter(open -> open.patch().id().equals(resolution.patch())
                        && open.file().name().equals(resolution.file()))
                .findFirst();
        if (file.isEmpty()) {
            throw nothingToDecide(resolution, "that file has run to its end, or is not there", terms);
        }
        int number = resolution.number();
        if (number < file.get().next() || number > file.get().count()) {
            throw nothingToDecide(
                    resolution,
                    "the statements of that file that have not run are %d to %d"
                            .formatted(file.get().next(), file.get().count()),
                    terms);
        }
        if (OF_TRANSACTIONS.contains(file.get().statement(number).statement().kind())) {
            throw nothingToDecide(resolution, "that statement begins or ends a transaction", terms);
        }
    }

    private static boolean isIn(Release release, Resolution resolution) {
        return release.patches().stream().map(Patch::id).anyMatch(resolution.patch()::equals);
    }

    private static HopException nothingToDecide(Resolution resolution, String why, Terms terms) {
        return new HopException(
                "There is nothing to decide about %s/%s:%d"
                        .formatted(resolution.patch(), resolution.file(), resolution.number()),
                why,
                terms.command());
    }
}
