package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.BackupRecords.WriteCounters;
import dev.hopdb.database.DatabaseFacts;
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

    /** Only a database that says so, and names the target, is ever dropped. */
    private static final String COMMENT = "a backup that hop made of ";

    private final LiveDatabase live;
    private final BackupSettings settings;
    private final BackupPlanning planning;
    private final BackupFolder folder;
    private final Clock clock;

    public Backups(LiveDatabase live, BackupSettings settings, DumpPrograms programs, Clock clock) {
        this.live = live;
        this.settings = settings;
        this.planning = new BackupPlanning(live, settings, programs);
        this.folder = new BackupFolder(settings.folder());
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

    /**
     * Makes a backup.
     *
     * @param release the last release that the target has, or a part of; empty if none
     * @param unfinished whether it has a part of it only
     */
    public Made take(BackupPlan plan, String release, boolean unfinished) {
        Instant at = clock.instant();
        if (plan instanceof BackupPlan.Dump dump) {
            Path file = dump(dump.program(), at);
            return made(Kind.DUMP, file.toString(), at, release, unfinished);
        }
        if (plan instanceof BackupPlan.Copy) {
            DatabaseName copy = live.backup(at);
            List<ForeignSession> ended = live.server().replacements().copy(live.name(), copy, settings.stopSessions());
            live.server().seal(copy, COMMENT + live.name());
            return new Made(made(Kind.COPY, copy.text(), at, release, unfinished).record(), ended);
        }
        return made(plan.kind(), "", at, release, unfinished);
    }

    /** A backup, and the sessions that were ended for it. */
    public record Made(BackupRecord record, List<ForeignSession> ended) {}

    /**
     * Writes down what was made, then deletes the oldest ones beyond those to keep: of those only that were made of this
     * database under this address. The newest is never among them.
     */
    public void record(Session session, BackupRecord made, WriteCounters before) {
        session.backups().add(made, before);
        List<BackupRecord> there =
                session.backups().all().stream().filter(this::isOwn).toList();
        there.stream()
                .limit(Math.max(0, there.size() - settings.kept()))
                .filter(old -> !old.name().equals(made.name()))
                .forEach(old -> {
                    delete(old);
                    session.backups().remove(old);
                });
    }

    /** Whether what was kept is within reach of this machine. */
    public boolean isHere(BackupRecord record) {
        return switch (record.kind()) {
            case DUMP -> Files.exists(file(record));
            case COPY -> comment(record).startsWith(COMMENT);
            case EMPTY, NONE -> false;
        };
    }

    /** The record is in the hands of the owner of the database, and a copy of its server has it as well. */
    private boolean isOwn(BackupRecord record) {
        return switch (record.kind()) {
            case DUMP -> folder.has(record.name(), live.keyInFolder());
            case COPY -> comment(record).equals(COMMENT + live.name());
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

    private void delete(BackupRecord old) {
        if (old.kind() == Kind.DUMP) {
            folder.delete(old.name());
        } else {
            live.server().drop(new DatabaseName(old.place()));
        }
    }

    private String comment(BackupRecord copy) {
        return live.server()
                .find(new DatabaseName(copy.place()))
                .map(DatabaseFacts::comment)
                .orElse("");
    }

    private Path dump(DumpProgram program, Instant at) {
        Path unfinished = folder.begin(live.dump(at), live.keyInFolder());
        try {
            program.dump(live.server().address(live.name()), unfinished);
            program.list(unfinished);
            return folder.finish(unfinished);
        } catch (RuntimeException e) {
            BackupFolder.delete(unfinished);
            throw e;
        }
    }

    private Made made(Kind kind, String place, Instant at, String release, boolean unfinished) {
        boolean onThisMachine = kind == Kind.DUMP;
        long bytes = onThisMachine ? Path.of(place).toFile().length() : 0;
        String host = onThisMachine ? settings.host() : "";
        BackupRecord record =
                new BackupRecord(live.dump(at), kind, place, host, bytes, release, unfinished, at, false);
        return new Made(record, List.of());
    }
}
