package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Session;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings a target back as a new database that takes its name at last.
 *
 * <p>Until the swap the target is not touched, and after it the database that it was is still there. Whoever is killed
 * before leaves a database whose name says what it is; the next rollback of the target sweeps it.
 */
public final class RestorationBeside {

    static final String IN_DOUBT =
            "Whether the target was rolled back is not known: hop:update tells, once it can be reached.";

    private final Backups backups;
    private final BackupRecord record;
    private final DatabaseServer server;

    public RestorationBeside(Backups backups, BackupRecord record) {
        this.backups = backups;
        this.record = record;
        this.server = backups.live().server();
    }

    /** Restores the backup; returns where. */
    public DatabaseName restore() {
        LiveDatabase live = backups.live();
        server.startingWith(live.besidePrefix()).forEach(left -> server.drop(left.name()));
        DatabaseName beside = live.beside(backups.now());
        Optional<DatabaseName> template =
                record.kind() == Kind.COPY ? Optional.of(new DatabaseName(record.place())) : Optional.empty();
        server.replacements().make(beside, live.name(), template);
        if (record.kind() == Kind.DUMP) {
            orDrop(beside, () -> {
                backups.program().restore(backups.file(record), server.address(beside));
                return beside;
            });
        }
        return beside;
    }

    /** Refuses what is not the state that was recorded; gathers the statistics that no dump has. */
    public void check(DatabaseName beside) {
        orDrop(beside, () -> {
            refuseOther(beside);
            return beside;
        });
    }

    private void refuseOther(DatabaseName beside) {
        try (Session session = server.open(beside)) {
            String found = lastRelease(session);
            if (!found.equals(record.release())) {
                throw new HopException(
                        "The backup of %s is not the one that was recorded".formatted(record.takenAt()),
                        "restored, it has %s, and the record says %s"
                                .formatted(found.isEmpty() ? "no release" : found, record.had()),
                        "bring back the right file as %s".formatted(record.place()));
            }
            session.run(new PatchFile.Sql("ANALYZE", "ANALYZE"));
        }
    }

    /**
     * Gives it what belongs to the database itself, and what hop remembers of it.
     *
     * @return statements for another role, for the settings that this one may not give
     */
    public List<String> carryOver(DatabaseName beside, String project, List<BackupRecord> records) {
        return orDrop(beside, () -> {
            List<String> left = server.replacements().carryOver(backups.live().name(), beside);
            remember(beside, project, records);
            return left;
        });
    }

    private void remember(DatabaseName beside, String project, List<BackupRecord> records) {
        long oid = server.find(beside).orElseThrow().oid();
        try (Session session = server.open(beside)) {
            session.mark(
                    new Mark(project, Mark.Role.TARGET, "", oid, server.traits().systemId()));
            session.backups().inherit(records, record);
        }
    }

    /** Puts it in the place of the target: both renamings, or none. Needs the target alone. */
    public Swapped swap(DatabaseName beside) {
        DatabaseName replaced = backups.live().replaced(backups.now());
        try {
            List<ForeignSession> ended = server.replacements()
                    .swap(
                            backups.live().name(),
                            replaced,
                            beside,
                            backups.settings().stopSessions());
            return new Swapped(replaced, ended);
        } catch (HopException e) {
            if (wentThrough(replaced, beside, e)) {
                return new Swapped(replaced, List.of());
            }
            throw e;
        }
    }

    /** A connection may be lost after the server has done what it was told. */
    private boolean wentThrough(DatabaseName replaced, DatabaseName beside, HopException refusal) {
        try {
            if (server.find(replaced).isPresent()) {
                return true;
            }
            drop(beside, refusal);
            return false;
        } catch (HopException unreachable) {
            refusal.leaves(IN_DOUBT);
            return false;
        }
    }

    /** What fails before the swap leaves nothing: the next rollback restores anew. */
    private <T> T orDrop(DatabaseName beside, Supplier<T> work) {
        try {
            return work.get();
        } catch (HopException e) {
            drop(beside, e);
            throw e;
        }
    }

    private void drop(DatabaseName beside, HopException reason) {
        try {
            server.drop(beside);
        } catch (HopException e) {
            // The next rollback sweeps it.
            reason.addSuppressed(e);
        }
    }

    /** What the target was is {@code replaced} now; these sessions were ended. */
    public record Swapped(DatabaseName replaced, List<ForeignSession> ended) {}

    /** The last release that the ledger has; empty if none. */
    public static String lastRelease(Session session) {
        List<Label> releases = session.ledger().isInstalled() ? session.ledger().releases() : List.of();
        return releases.isEmpty() ? "" : releases.get(releases.size() - 1).text();
    }
}
