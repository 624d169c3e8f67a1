package dev.hopdb.database.postgres;

import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables {@code hop.backup} and {@code hop.backup_counter}: see {@code backup-records.sql}. */
final class PostgresBackups implements BackupRecords {

    private static final String IS_INSTALLED = "SELECT to_regclass('hop.backup_counter') IS NOT NULL";

    private final Queries queries;

    PostgresBackups(Queries queries) {
        this.queries = queries;
    }

    @Override
    public List<BackupRecord> all() {
        if (!queries.test(IS_INSTALLED)) {
            return List.of();
        }
        return queries.list(
                SqlResource.text("backup-all.sql"),
                row -> new BackupRecord(
                        row.getString(1),
                        BackupRecord.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getBoolean(7),
                        Instant.ofEpochMilli(row.getLong(8)),
                        row.getBoolean(9)));
    }

    @Override
    public WriteCounters counters() {
        return queries.first(SqlResource.text("backup-count.sql"), row -> new WriteCounters(row.getString(1)))
                .orElseThrow();
    }

    @Override
    public void add(BackupRecord made, WriteCounters before) {
        queries.inTransaction(() -> {
            install();
            insert(made, made.spent(), before);
            return true;
        });
    }

    @Override
    public void remove(BackupRecord record) {
        queries.change("DELETE FROM hop.backup WHERE name = ?", record.name());
    }

    @Override
    public void spend(BackupRecord restored) {
        queries.run(spending(restored));
    }

    @Override
    public String spending(BackupRecord restored) {
        return "UPDATE hop.backup SET spent = true WHERE position >= (SELECT position FROM hop.backup WHERE name = %s)"
                .formatted(Identifier.literal(restored.name()));
    }

    @Override
    public void inherit(List<BackupRecord> records, BackupRecord restored) {
        queries.inTransaction(() -> {
            install();
            queries.change("DELETE FROM hop.backup");
            WriteCounters now = counters();
            records.forEach(
                    record -> insert(record, record.spent() || !record.takenAt().isBefore(restored.takenAt()), now));
            return true;
        });
    }

    @Override
    public Optional<List<WrittenRows>> writtenSince(BackupRecord record) {
        record Line(boolean known, WrittenRows rows) {}
        List<Line> lines = queries.list(
                SqlResource.text("backup-written.sql"),
                row -> new Line(
                        row.getBoolean(1),
                        new WrittenRows(
                                Optional.ofNullable(row.getString(2)).orElse(""),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5))),
                record.name(),
                record.name());
        return lines.isEmpty() || !lines.get(0).known()
                ? Optional.empty()
                : Optional.of(lines.stream()
                        .map(Line::rows)
                        .filter(rows -> !rows.table().isEmpty())
                        .toList());
    }

    private void install() {
        queries.run(SqlResource.text("backup-records.sql"));
    }

    private void insert(BackupRecord record, boolean spent, WriteCounters before) {
        queries.change(
                SqlResource.text("backup-add.sql"),
                before.json(),
                record.name(),
                record.kind().name().toLowerCase(Locale.ROOT),
                record.place(),
                record.host(),
                record.bytes(),
                record.release(),
                record.unfinished(),
                record.takenAt().toEpochMilli(),
                spent);
    }
}
