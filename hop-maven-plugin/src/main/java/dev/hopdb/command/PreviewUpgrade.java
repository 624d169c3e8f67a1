package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.database.Session;
import dev.hopdb.document.UpgradePreview;
import dev.hopdb.document.UpgradePreview.PlannedFile;
import dev.hopdb.document.UpgradePreview.PlannedRelease;
import dev.hopdb.document.UpgradePreview.PlannedStatement;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.story.Story;
import dev.hopdb.upgrade.Preview;
import dev.hopdb.version.Label;
import dev.hopdb.version.Version;
import java.util.List;
import java.util.Optional;

/** Says what an upgrade would run, statement by statement, as of the last fetch. Changes nothing at all. */
public final class PreviewUpgrade {

    private final GitRepository git;
    private final Console console;

    public PreviewUpgrade(GitRepository git, Console console) {
        this.git = git;
        this.console = console;
    }

    /** Up to {@code last} with its hotfixes. */
    public UpgradePreview run(TargetDatabase target, Optional<Version> last) {
        return Story.check(Standing.TARGET_AS_IT_WAS, () -> {
            UpgradePreview preview = preview(target, last);
            tell(preview);
            return preview;
        });
    }

    private UpgradePreview preview(TargetDatabase target, Optional<Version> last) {
        ProjectTree tree = new ProjectTree(git.commits().tree(ProductionTree.tip(git)));
        History production = ProductionTree.released(git, tree);
        String unit = tree.config().unit().word();
        if (!target.exists()) {
            PendingReleases all = PendingReleases.all(production).upTo(last, production);
            return new UpgradePreview(
                    target.name(),
                    List.of(),
                    unit,
                    all.missing().stream().map(Preview::of).toList());
        }
        try (Session session = target.server().open(target.database())) {
            new TargetMark(target, tree.config().projectId()).check(session);
            PendingReleases pending = PendingReleases.of(production, session).upTo(last, production);
            return new UpgradePreview(
                    target.name(),
                    pending.applied().stream().map(Label::text).toList(),
                    unit,
                    pending.missing().stream()
                            .map(release -> planned(session, release))
                            .toList());
        }
    }

    private static PlannedRelease planned(Session session, Release release) {
        return session.ledger().isInstalled() ? Preview.of(release, session.ledger()) : Preview.of(release);
    }

    private void tell(UpgradePreview preview) {
        String target = preview.target();
        List<String> labels =
                preview.releases().stream().map(PlannedRelease::release).toList();
        if (labels.isEmpty()) {
            console.say("Would apply nothing to %s: it is up to date".formatted(target));
            return;
        }
        console.say("Would apply to %s: %s (one transaction a %s at most)"
                .formatted(target, String.join(", ", labels), preview.transaction()));
        for (PlannedRelease release : preview.releases()) {
            console.say("  " + release.release());
            release.patches().forEach(patch -> patch.files().forEach(this::tell));
        }
        console.say("Nothing was changed. Next: mvn hop:upgrade -Dhop.target=%s".formatted(target));
    }

    private void tell(PlannedFile file) {
        console.say("    " + file.file());
        file.statements().forEach(statement -> console.say("      " + line(statement)));
    }

    private static String line(PlannedStatement statement) {
        String place = "%d:%d".formatted(statement.line(), statement.column());
        String note = statement.kind().equals("transactional") ? "" : "   [%s]".formatted(statement.kind());
        return "%-7s %s%s".formatted(place, statement.text(), note);
    }
}
