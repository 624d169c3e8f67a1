package dev.hopdb.backup;

import dev.hopdb.problem.HopException;
import java.nio.file.Path;

/**
 * What the operator wants of backups.
 *
 * @param folder where dumps go; made, for its owner only, where it is missing
 * @param kept how many backups of a target are kept: the newest ones
 * @param stopSessions whether sessions of others on the target may be ended
 * @param rollBackOnFailure whether an upgrade that fails is rolled back at once
 * @param host of this machine, for those who look for a dump later
 */
public record BackupSettings(
        BackupChoice choice, Path folder, int kept, boolean stopSessions, boolean rollBackOnFailure, String host) {

    public BackupSettings {
        if (kept < 1) {
            throw new HopException(
                    "hop.keepBackups is %d".formatted(kept),
                    "the newest backup is the way back from the last upgrade, and is always kept",
                    "keep one at least: -Dhop.keepBackups=1");
        }
    }
}
