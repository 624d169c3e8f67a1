package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.BackupRecords.WriteCounters;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DumpProgram;
import dev.hopdb.database.DumpPrograms;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes, finds and prunes the backups of one target. */
public final class Backups {

    private final LiveDatabase live;
    private final BackupSettings settings;
    private final BackupPlanning planning;
    private final BackupFolder folder;
    private final OldBackups old;
    private final Clock clock;

    public Backups(LiveDatabase live, BackupSettings settings, DumpPrograms programs, Clock clock) {
        this.live = live;
        this.settings = settings;
        this.planning = new BackupPlanning(live, settings, programs);
        this.folder = new BackupFolder(settings.folder());
        this.old = new OldBackups(live, folder);
        this.clock = clock;
    }

    public LiveDatabase live() {
        return live;
    }

    public BackupSettings settings() {
        return settings;
    }

    /**
     * Decides how to back the target up. Reads only.
     *
     * @throws dev.hopdb.problem.HopException if it cannot be, and the operator has not said that it need not be
     */
    public BackupPlan plan(Session session) {
        return planning.plan(session);
    }

    /** How the target could be brought back to a backup made like this. */
    public WayBack wayBack(Session session, BackupPlan plan) {
        boolean psql = plan instanceof BackupPlan.Dump dump && dump.program().mayReplaceInPlace();
        return WayBack.of(
                session.inventory(), plan.kind(), live.server().replacements().standsOutsideOf(live.name()), psql);
    }

    /** How the target can be brought back to a backup that is there. */
    public WayBack wayBack(Session session, BackupRecord record) {
        boolean psql = record.kind() == Kind.DUMP && planning.program().mayReplaceInPlace();
        return WayBack.of(
                session.inventory(), record.kind(), live.server().replacements().standsOutsideOf(live.name()), psql);
    }

    /** Drops what an upgrade left that was killed while it made a copy. Under the lock of the target. */
    public void sweep(Session session) {
        old.sweep(session);
    }

    /**
     * Makes a backup: one that the next sweep takes, until it is {@link #record recorded}.
     *
     * @param release the last release that the target has, or a part of; empty if none
     * @param unfinished whether it has a part of it only
     */
    public Made take(BackupPlan plan, String release, boolean unfinished) {
        Instant at = clock.instant();
        if (plan instanceof BackupPlan.Dump dump) {
            String name = live.dump(at);
            long bytes = dump(dump.program(), name);
            String place = folder.file(name).toString();
            return new Made(
                    new BackupRecord(name, Kind.DUMP, place, settings.host(), bytes, release, unfinished, at, false),
                    List.of());
        }
        if (plan instanceof BackupPlan.Copy) {
            DatabaseName copy = live.backup(at);
            List<ForeignSession> ended = live.server().replacements().copy(live.name(), copy, settings.stopSessions());
            return new Made(
                    new BackupRecord(live.dump(at), Kind.COPY, copy.text(), "", 0, release, unfinished, at, false),
                    ended);
        }
        return new Made(
                new BackupRecord(live.dump(at), plan.kind(), "", "", 0, release, unfinished, at, false), List.of());
    }

    /** A backup, and the sessions that were ended for it. */
    public record Made(BackupRecord record, List<ForeignSession> ended) {}

    /**
     * Writes down what was made, then deletes the oldest ones beyond those to keep: of those only that were made of this
     * database under this address. The newest is never among them.
     *
     * @return what could not be deleted, and why
     */
    public List<String> record(Session session, BackupRecord made, WriteCounters before) {
        switch (made.kind()) {
            case DUMP -> recordDump(session, made, before);
            case COPY -> recordCopy(session, made, before);
            case EMPTY, NONE -> session.backups().add(made, before);
        }
        return old.prune(session, settings.kept(), made);
    }

    private void recordDump(Session session, BackupRecord made, WriteCounters before) {
        folder.finish(made.name());
        try {
            session.backups().add(made, before);
        } catch (RuntimeException e) {
            BackupFolder.discard(folder.file(made.name()));
            throw e;
        }
    }

    /** While it was made nobody held the lock of the target, so another upgrade may have swept it: then it cannot be sealed. */
    private void recordCopy(Session session, BackupRecord made, WriteCounters before) {
        session.backups().add(made, before);
        try {
            old.seal(made);
        } catch (RuntimeException e) {
            session.backups().remove(made);
            throw e;
        }
    }

    /** Whether what was kept is within reach of this machine. */
    public boolean isHere(BackupRecord record) {
        return switch (record.kind()) {
            case DUMP -> Files.exists(file(record));
            case COPY -> old.isCopy(record);
            case EMPTY, NONE -> false;
        };
    }

    /** The file of a dump, which may have been moved into the folder of this machine. */
    public Path file(BackupRecord record) {
        return folder.find(record.place());
    }

    /** The length of a dump as it is now; 0 for what is no file. */
    public long bytes(BackupRecord record) {
        return record.kind() == Kind.DUMP ? file(record).toFile().length() : 0;
    }

    /** How long ago it was made. */
    public Duration age(BackupRecord record) {
        return Duration.between(record.takenAt(), now());
    }

    DumpProgram program() {
        return planning.program();
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns its length. */
    private long dump(DumpProgram program, String name) {
        Path unfinished = folder.begin(name, live.keyInFolder());
        try {
            program.dump(live.server().address(live.name()), unfinished);
            program.list(unfinished);
            return unfinished.toFile().length();
        } catch (RuntimeException e) {
            BackupFolder.discard(unfinished);
            throw e;
        }
    }
}
