package dev.hopdb.database.postgres;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Mark;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Label;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of schema {@code hop}: see {@code ledger.sql}. */
final class PostgresLedger implements Ledger {

    private static final String IS_INSTALLED = "SELECT to_regclass('hop.identity') IS NOT NULL";

    private static final String IS_CURRENT =
            "SELECT obj_description(to_regnamespace('hop'), 'pg_namespace') LIKE '%(format ' || ? || ')'";

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
        if (!queries.test(IS_CURRENT, Ledger.FORMAT)) {
            queries.inTransaction(() -> queries.run(SqlResource.text("ledger.sql")));
        }
        // Not when a transaction is open: it may yet be rolled back.
        current = !queries.isInTransaction();
    }

    @Override
    public boolean isInstalled() {
        return queries.test(IS_INSTALLED);
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
    public List<Applied> patches(Label release) {
        return queries.list(
                "SELECT patch, encode(sha256, 'hex') FROM hop.patch WHERE release = ? ORDER BY position",
                row -> new Applied(PatchId.parse(row.getString(1)), row.getString(2)),
                release.text());
    }

    @Override
    public List<AppliedFile> files(Label release) {
        return queries.list(
                "SELECT patch, file, encode(sha256, 'hex') FROM hop.script WHERE release = ? ORDER BY position",
                row -> new AppliedFile(PatchId.parse(row.getString(1)), row.getString(2), row.getString(3)),
                release.text());
    }

    @Override
    public void begin(Label release, Author author) {
        queries.change(
                "INSERT INTO hop.release (label, os_user, host, git_commit, tool_version)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (label) DO NOTHING",
                release.text(),
                author.user(),
                author.host(),
                author.commit(),
                author.toolVersion());
    }

    @Override
    public void record(Label release, Patch patch, Duration took) {
        queries.change(
                "INSERT INTO hop.patch (release, patch, sha256, took) VALUES (?, ?, decode(?, 'hex'), ?::interval)",
                release.text(),
                patch.id().toString(),
                patch.fingerprint().hex(),
                took.toString());
    }

    @Override
    public void record(Label release, PatchId patch, PatchFile file, Duration took) {
        queries.change(
                "INSERT INTO hop.script (release, patch, file, sha256, took)"
                        + " VALUES (?, ?, ?, decode(?, 'hex'), ?::interval)",
                release.text(),
                patch.toString(),
                file.name(),
                file.fingerprint().hex(),
                took.toString());
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
            queries.run("TRUNCATE hop.release, hop.patch, hop.script");
        }
    }
}
