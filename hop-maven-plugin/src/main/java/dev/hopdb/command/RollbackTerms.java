package dev.hopdb.command;

import dev.hopdb.backup.Backups;
import dev.hopdb.backup.WayBack;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.BackupRecords.WrittenRows;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rollback would do, and whether the user wants that. Reads only. */
final class RollbackTerms {

    private final Backups backups;
    private final TargetSession at;
    private final Console console;

    RollbackTerms(Backups backups, TargetSession at, Console console) {
        this.backups = backups;
        this.at = at;
        this.console = console;
    }

    /** Refuses what cannot be undone, shows what would be lost, and asks. */
    WayBack agree(Optional<String> confirmed) {
        BackupRecord record = record();
        WayBack way = way(record);
        show(record, way);
        confirm(confirmed);
        return way;
    }

    /** How the target can be brought back to a backup; refuses what cannot be undone. */
    WayBack way(BackupRecord record) {
        refuseGone(record);
        WayBack way = backups.wayBack(at.session(), record);
        if (way instanceof WayBack.None none) {
            throw new HopException(
                    "%s cannot be rolled back by hop".formatted(name()),
                    none.why(),
                    "mend that, then run the same command again; or restore %s by hand".formatted(place(record)));
        }
        refuseSessions(way);
        return way;
    }

    /** The backup made before the last upgrade. */
    BackupRecord record() {
        List<BackupRecord> all = at.session().backups().all();
        if (all.isEmpty()) {
            throw new HopException(
                    "%s has no upgrade to roll back".formatted(name()),
                    "there is no record of a backup in it: no upgrade made one, or it is a copy of another database",
                    "mvn hop:update -Dhop.target=%s shows what it has".formatted(name()));
        }
        BackupRecord last = all.get(all.size() - 1);
        if (last.spent()) {
            throw new HopException(
                    "%s was rolled back already".formatted(name()),
                    "it was brought back to %s and not upgraded since; a rollback goes one upgrade back, not further"
                            .formatted(last.had()),
                    "mvn hop:update -Dhop.target=%s shows what it has".formatted(name()));
        }
        return last;
    }

    static void requireExisting(TargetDatabase target) {
        if (!target.exists()) {
            throw new HopException(
                    "There is no database %s on the server of target %s".formatted(target.database(), target.name()),
                    "a rollback replaces a database that is there",
                    "check the address of target %s".formatted(target.name()));
        }
    }

    private void refuseGone(BackupRecord record) {
        if (record.kind() == Kind.NONE) {
            throw new HopException(
                    "The last upgrade of %s made no backup".formatted(name()),
                    "it was run with -Dhop.backup=none, and a rollback goes one upgrade back, not further",
                    "restore the backup that was made otherwise; or put what is wrong right in a new patch");
        }
        if (record.kind() != Kind.EMPTY && !backups.isHere(record)) {
            throw new HopException(
                    "The backup of %s is not here".formatted(record.takenAt()),
                    "it is %s".formatted(place(record)),
                    "bring it here, and name its folder: -Dhop.backupDirectory=/var/backups/hop");
        }
        long bytes = backups.bytes(record);
        if (bytes != record.bytes()) {
            throw new HopException(
                    "The backup of %s is not whole".formatted(record.takenAt()),
                    "%s has %d bytes, and had %d when it was made".formatted(record.place(), bytes, record.bytes()),
                    "bring back a whole copy of it");
        }
    }

    /** In place, whoever only looks on is not in the way; a swap needs the target alone. */
    private void refuseSessions(WayBack way) {
        List<ForeignSession> others =
                at.target().server().replacements().sessions(at.target().database());
        if (way instanceof WayBack.Beside
                && !others.isEmpty()
                && !backups.settings().stopSessions()) {
            throw new HopException(
                    "%s is in use".formatted(name()),
                    "connected is %s"
                            .formatted(others.stream()
                                    .map(ForeignSession::toString)
                                    .collect(Collectors.joining(", "))),
                    "stop what uses it, or have its sessions ended: mvn hop:rollback -Dhop.target=%s -Dhop.stopSessions=true"
                            .formatted(name()));
        }
    }

    private void show(BackupRecord record, WayBack way) {
        console.say("%s would be what it was on %s, with %s".formatted(name(), record.takenAt(), record.had()));
        console.say("  from: %s".formatted(place(record)));
        Optional<List<WrittenRows>> written = at.session().backups().writtenSince(record);
        console.say(
                written.isEmpty()
                        ? "  What was written since is unknown: the server's counters were reset"
                        : "  Rows written since, those of the upgrade included, as the server counts them:");
        written.ifPresent(tables -> tables.forEach(table -> console.say("    %s  %d inserted, %d updated, %d deleted"
                .formatted(table.table(), table.inserted(), table.updated(), table.deleted()))));
        if (written.filter(List::isEmpty).isPresent()) {
            console.say("    none");
        }
        if (way instanceof WayBack.Beside beside) {
            console.say("  What it is now stays on the server, under another name");
            beside.lack().map("  After it, "::concat).ifPresent(console::say);
        } else {
            console.say("  What it is now is lost: the role may not keep it beside");
        }
    }

    private void confirm(Optional<String> confirmed) {
        String database = at.target().database().text();
        if (confirmed.filter(database::equals).isPresent()) {
            return;
        }
        // What is typed on a terminal comes in lower case.
        Optional<String> typed = confirmed.isPresent()
                ? Optional.empty()
                : console.ask("Type the name of the database to go on: %s".formatted(database));
        if (typed.filter(database::equalsIgnoreCase).isEmpty()) {
            throw new HopException(
                    "The rollback of %s is not confirmed".formatted(name()),
                    "whoever wants it names the database, %s".formatted(database),
                    "mvn hop:rollback -Dhop.target=%s \"-Dhop.confirm=%s\"".formatted(name(), database));
        }
    }

    static String place(BackupRecord record) {
        return switch (record.kind()) {
            case DUMP -> "%s on %s".formatted(record.place(), record.host());
            case COPY -> "database %s on the same server".formatted(record.place());
            case EMPTY -> "nothing: the database was empty";
            case NONE -> "no backup";
        };
    }

    private String name() {
        return at.target().name();
    }
}
