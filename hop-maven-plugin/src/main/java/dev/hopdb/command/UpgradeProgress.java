package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.database.Activity;
import dev.hopdb.database.Blocker;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.version.Label;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells on the console how an upgrade goes on. */
public final class UpgradeProgress implements Progress {

    private final Console console;
    private Optional<Label> at = Optional.empty();

    public UpgradeProgress(Console console) {
        this.console = console;
    }

    @Override
    public void ran(Label release, Patch patch, PatchFile file, Duration took) {
        announce(release);
        console.detail("  %-56s %8.1f s".formatted(file.name(), seconds(took)));
    }

    @Override
    public void applied(Label release, Patch patch, Duration took) {
        announce(release);
        console.detail("%-58s %8.1f s".formatted(patch.id(), seconds(took)));
    }

    /** What ends within a release is told before the line of its step, which ends after it. */
    private void announce(Label release) {
        if (at.filter(release::equals).isEmpty()) {
            at = Optional.of(release);
            console.detail("Release %s:".formatted(release.text()));
        }
    }

    @Override
    public void lasts(ScriptStatement statement, Duration elapsed, Activity activity) {
        String phase = activity.phase().isEmpty() ? "" : ", " + activity.phase();
        String waits = activity.blockers().isEmpty() ? "" : ", waits for " + names(activity.blockers());
        console.progress("%s  %.0f s%s%s".formatted(statement, seconds(elapsed), phase, waits));
    }

    @Override
    public void waits(ScriptStatement statement, List<Blocker> blockers, Duration pause) {
        String who = blockers.isEmpty() ? "a session that is gone by now" : names(blockers);
        console.warn("%s did not get its lock from %s; its transaction is tried again in %.1f s"
                .formatted(statement, who, seconds(pause)));
    }

    @Override
    public void found(ScriptStatement statement, String what) {
        console.detail("%s: %s".formatted(statement, what));
    }

    private static String names(List<Blocker> blockers) {
        return blockers.stream().map(Blocker::toString).collect(Collectors.joining("; "));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
