package dev.hopdb.maven;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.backup.BackupSettings;
import dev.hopdb.backup.Backups;
import dev.hopdb.command.TargetDatabase;
import dev.hopdb.database.DumpPrograms;
import dev.hopdb.database.client.ClientPrograms;
import dev.hopdb.problem.HopException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the user typed about backups, as a goal has it. */
record BackupParameters(
        String backup,
        @Nullable String pgDump,
        @Nullable String directory,
        int kept,
        boolean stopSessions,
        boolean rollBackOnFailure) {

    /** How many are kept by default. */
    static final int KEPT = 5;

    /** What {@code hop.onFailure} says. */
    static boolean rollsBack(String onFailure) {
        if (onFailure.equals("rollback") || onFailure.equals("stop")) {
            return onFailure.equals("rollback");
        }
        throw new HopException(
                "hop.onFailure is '%s'".formatted(onFailure),
                "an upgrade that fails stops where it is, or rolls the target back",
                "one of: -Dhop.onFailure=stop, -Dhop.onFailure=rollback");
    }

    Backups of(TargetDatabase target, Clock clock) {
        BackupSettings settings = new BackupSettings(
                BackupChoice.parse(backup), folder(), kept, stopSessions, rollBackOnFailure, ThisProcess.host());
        return new Backups(target.live(), settings, programs(), clock);
    }

    private Path folder() {
        return directory == null ? Path.of(System.getProperty("user.home"), ".hop", "backups") : Path.of(directory);
    }

    DumpPrograms programs() {
        String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new ClientPrograms(Optional.ofNullable(pgDump).map(Path::of), searchPath);
    }
}
