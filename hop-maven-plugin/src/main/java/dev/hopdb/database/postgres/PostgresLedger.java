package dev.hopdb.database.postgres;

import dev.hopdb.database.IndexFound;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.LedgerEntries;
import dev.hopdb.database.Mark;
import dev.hopdb.database.StatementId;
import dev.hopdb.database.StatementState;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of schema {@code hop}: see {@code ledger.sql}. */
final class PostgresLedger implements Ledger {

    private static final String FORMAT_FOUND = "SELECT coalesce("
            + "substring(obj_description(to_regnamespace('hop'), 'pg_namespace') FROM '\\(format (\\d+)\\)$')::int, 0)";

    private final Queries queries;
    private boolean current;

    PostgresLedger(Queries queries) {
        this.queries = queries;
    }

    @Override
    public void install() {
        if (current) {
            return;
        }
        int found = queries.first(FORMAT_FOUND, row -> row.getInt(1)).orElse(0);
        if (found > Ledger.FORMAT) {
            throw newer(found);
        }
        if (found < Ledger.FORMAT) {
            queries.inTransaction(() -> queries.run(
                    SqlResource.text("ledger.sql") + (found == 1 ? SqlResource.text("ledger-from-1.sql") : "")));
        }
        // Not when a transaction is open: it may yet be rolled back.
        current = !queries.isInTransaction();
    }

    @Override
    public boolean isInstalled() {
        return queries.test("SELECT to_regclass('hop.identity') IS NOT NULL");
    }

    @Override
    public boolean has(Label release) {
        return queries.test("SELECT EXISTS (SELECT FROM hop.release WHERE label = ?)", release.text());
    }

    @Override
    public List<Label> releases() {
        return queries.list("SELECT label FROM hop.release", row -> Label.parse(row.getString(1))).stream()
                .sorted()
                .toList();
    }

    @Override
    public Map<Label, List<Applied>> patches() {
        Map<Label, List<Applied>> found = new TreeMap<>();
        queries.list(
                "SELECT patch, encode(sha256, 'hex'), release FROM hop.patch ORDER BY position",
                row -> found.computeIfAbsent(Label.parse(row.getString(3)), release -> new ArrayList<>())
                        .add(applied(row)));
        return found;
    }

    @Override
    public List<Applied> patches(Label release) {
        return queries.list(
                "SELECT patch, encode(sha256, 'hex') FROM hop.patch WHERE release = ? ORDER BY position",
                PostgresLedger::applied,
                release.text());
    }

    @Override
    public List<AppliedFile> files(Label release) {
        return queries.list(
                "SELECT patch, file, encode(sha256, 'hex') FROM hop.file WHERE release = ? ORDER BY position",
                row -> new AppliedFile(PatchId.parse(row.getString(1)), row.getString(2), row.getString(3)),
                release.text());
    }

    @Override
    public boolean isFinished(Label release) {
        return queries.test(
                "SELECT to_jsonb(r) -> 'finished_at' IS DISTINCT FROM 'null'::jsonb FROM hop.release r WHERE label = ?",
                release.text());
    }

    @Override
    public List<AppliedStatement> unfinished(Label release) {
        return queries.list(SqlResource.text("ledger-unfinished.sql"), row -> statement(release, row), release.text());
    }

    @Override
    public void begin(Label release, Author author) {
        queries.change(
                SqlResource.text("ledger-begin.sql"),
                release.text(),
                author.user(),
                author.host(),
                author.commit(),
                author.toolVersion());
    }

    @Override
    public void write(LedgerEntries entries) {
        if (!entries.isEmpty()) {
            queries.change(SqlResource.text("ledger-write.sql"), LedgerColumns.of(entries));
        }
    }

    @Override
    public Map<String, String> bootstraps() {
        Map<String, String> found = new LinkedHashMap<>();
        queries.list(
                        "SELECT file, encode(sha256, 'hex') FROM hop.bootstrap ORDER BY applied_at, file",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(row -> found.put(row.getKey(), row.getValue()));
        return found;
    }

    @Override
    public void write(LedgerEntries.OfBootstrap bootstrap) {
        queries.change(
                SqlResource.text("ledger-bootstrap.sql"),
                bootstrap.file(),
                bootstrap.content().hex(),
                bootstrap.took().toString());
    }

    @Override
    public void start(StatementId statement, String fingerprint, String settings, Optional<IndexFound> index) {
        IndexFound found = index.orElse(IndexFound.NOTHING);
        queries.change(
                SqlResource.text("ledger-start.sql"),
                statement.release().text(),
                statement.release().text(),
                statement.patch().toString(),
                statement.file(),
                statement.number(),
                fingerprint,
                settings,
                boxed(found.table()),
                boxed(found.index()));
    }

    @Override
    public void end(StatementId statement, StatementState state, OptionalLong rows) {
        queries.change(
                SqlResource.text("ledger-end.sql"),
                state.name().toLowerCase(Locale.ROOT),
                boxed(rows),
                statement.release().text(),
                statement.patch().toString(),
                statement.file(),
                statement.number());
    }

    @Override
    public void resolve(StatementId statement, String answer, String reason) {
        queries.change(
                "INSERT INTO hop.resolution (run, patch, file, number, answer, reason)"
                        + " SELECT max(id), ?, ?, ?, ?, ? FROM hop.run WHERE release = ?",
                statement.patch().toString(),
                statement.file(),
                statement.number(),
                answer,
                reason,
                statement.release().text());
    }

    @Override
    public void finish(Label release) {
        queries.change(
                "UPDATE hop.release SET finished_at = greatest(begun_at, clock_timestamp()) WHERE label = ?",
                release.text());
    }

    Optional<Mark> mark() {
        return isInstalled()
                ? queries.first(
                        "SELECT project, role, workspace, database_oid, system_id FROM hop.identity",
                        row -> new Mark(
                                row.getString(1),
                                Mark.Role.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5)))
                : Optional.empty();
    }

    void mark(Mark mark) {
        install();
        queries.change(
                SqlResource.text("mark.sql"),
                mark.project(),
                mark.role().name().toLowerCase(Locale.ROOT),
                mark.workspace(),
                mark.oid(),
                mark.systemId());
    }

    /** That anything was applied; the mark stays. */
    void forget() {
        if (isInstalled()) {
            queries.run(
                    "TRUNCATE hop.release, hop.run, hop.patch, hop.file, hop.statement, hop.resolution, hop.bootstrap");
        }
    }

    private static Applied applied(ResultSet row) throws SQLException {
        return new Applied(PatchId.parse(row.getString(1)), row.getString(2));
    }

    private static AppliedStatement statement(Label release, ResultSet row) throws SQLException {
        long index = row.getLong(7);
        return new AppliedStatement(
                new StatementId(release, PatchId.parse(row.getString(1)), row.getString(2), row.getInt(3)),
                row.getString(4),
                StatementState.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString(6)),
                index == 0 ? OptionalLong.empty() : OptionalLong.of(index));
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static HopException newer(int found) {
        return new HopException(
                "The ledger of this database has format %d".formatted(found),
                "this version of hop knows it up to format %d: a newer one has written it".formatted(Ledger.FORMAT),
                "set the version of hop in pom.xml to the one that SELECT tool_version FROM hop.run ORDER BY id DESC shows");
    }
}
