package dev.hopdb.rehearsal;

import dev.hopdb.database.Relations;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.Session;
import dev.hopdb.document.RehearsalResult;
import dev.hopdb.document.RehearsalResult.HeldLock;
import dev.hopdb.document.RehearsalResult.RehearsedStatement;
import dev.hopdb.document.RehearsalResult.Relation;
import dev.hopdb.project.Layout;
import dev.hopdb.release.Release;
import dev.hopdb.upgrade.StatementObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An upgrade on a clone, looked at: give its {@link #session} and its {@link #observer} to the one who applies releases. */
public final class Rehearsal implements AutoCloseable {

    private final Session session;
    private final LockWatch watch;
    private final Recorder recorder;
    private final long databaseBytes;
    private final Map<String, Origin> origins = new HashMap<>();
    private final long began;

    /** Which release and patch a script is of. */
    private record Origin(String release, String patch) {}

    /**
     * What is known beforehand.
     *
     * @param copiedBy how the clone was made
     * @param server its version
     * @param transaction how much is one transaction at most
     * @param largeTableBytes from which size a table is large
     * @param cloneMs how long the clone took
     */
    public record Setting(
            String target, String copiedBy, String server, String transaction, long largeTableBytes, long cloneMs) {}

    private Rehearsal(Session session, LockWatch watch, Recorder recorder, long databaseBytes) {
        this.session = session;
        this.watch = watch;
        this.recorder = recorder;
        this.databaseBytes = databaseBytes;
        this.began = System.nanoTime();
    }

    /** Opens two sessions: one for the upgrade, one that looks at it. */
    public static Rehearsal on(RehearsalClone clone, List<Release> releases) {
        Session session = clone.open();
        try {
            Relations relations = session.relations();
            int pid = relations.pid();
            LockWatch watch = new LockWatch(clone.open(), pid);
            long bytes = relations.all().stream()
                    .mapToLong(Relations.Relation::bytes)
                    .sum();
            Rehearsal rehearsal = new Rehearsal(session, watch, new Recorder(relations, pid, watch), bytes);
            releases.forEach(rehearsal::expect);
            return rehearsal;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** In which the upgrade is to run. */
    public Session session() {
        return session;
    }

    /** Who is to be told of each statement. */
    public StatementObserver observer() {
        return recorder;
    }

    /** @param failure what the upgrade stopped with, or nothing */
    public RehearsalResult result(Setting setting, String failure) {
        List<Observed> observed = recorder.statements();
        List<RehearsedStatement> statements = new ArrayList<>();
        for (int i = 0; i < observed.size(); i++) {
            statements.add(statement(i + 1, observed.get(i)));
        }
        long upgradeNanos = System.nanoTime() - began - recorder.spent().toNanos();
        return new RehearsalResult(
                setting.target(),
                setting.copiedBy(),
                setting.server(),
                databaseBytes,
                setting.transaction(),
                setting.largeTableBytes(),
                setting.cloneMs(),
                upgradeNanos / 1_000_000,
                failure,
                statements,
                new Concerns(setting.largeTableBytes()).of(observed));
    }

    @Override
    public void close() {
        watch.close();
        session.close();
    }

    private void expect(Release release) {
        release.patches()
                .forEach(patch -> patch.scripts()
                        .forEach(script -> origins.put(
                                "%s/%s".formatted(Layout.patch(patch.id()), script.name()),
                                new Origin(release.label().text(), patch.id().toString()))));
    }

    private RehearsedStatement statement(int number, Observed observed) {
        ScriptStatement statement = observed.statement();
        Origin origin = origins.getOrDefault(statement.file(), new Origin("", ""));
        return new RehearsedStatement(
                number,
                origin.release(),
                origin.patch(),
                statement.file(),
                statement.place().line(),
                statement.firstLine(),
                statement.statement().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Figures.ms(observed.took()),
                observed.rows().orElse(0),
                observed.locks().stream().map(Rehearsal::lock).toList(),
                observed.rewritten().stream().map(Rehearsal::relation).toList());
    }

    private static HeldLock lock(Observed.Lock lock) {
        return new HeldLock(
                relation(lock.relation()), lock.mode().toString(), Blocking.of(lock.mode()), Figures.ms(lock.held()));
    }

    private static Relation relation(Relations.Relation relation) {
        return new Relation(relation.name(), relation.bytes());
    }
}
