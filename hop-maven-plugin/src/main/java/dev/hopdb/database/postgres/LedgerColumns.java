package dev.hopdb.database.postgres;

import dev.hopdb.database.LedgerEntries;
import dev.hopdb.database.LedgerEntries.OfBootstrap;
import dev.hopdb.database.LedgerEntries.OfFile;
import dev.hopdb.database.LedgerEntries.OfPatch;
import dev.hopdb.database.LedgerEntries.OfStatement;
import java.lang.reflect.Array;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the ledger, turned into one array a column: the parameters of {@code ledger-write.sql}. */
final class LedgerColumns {

    private LedgerColumns() {}

    static @Nullable Object[] of(LedgerEntries entries) {
        List<OfStatement> statements = entries.statements();
        List<OfFile> files = entries.files();
        List<OfBootstrap> bootstraps = entries.bootstraps();
        List<OfPatch> patches = entries.patches();
        String release = entries.release().text();
        return new @Nullable Object[] {
            release,
            column(String.class, statements, row -> row.id().patch().toString()),
            column(String.class, statements, row -> row.id().file()),
            column(Integer.class, statements, row -> row.id().number()),
            column(String.class, statements, OfStatement::fingerprint),
            column(String.class, statements, row -> row.state().name().toLowerCase(Locale.ROOT)),
            column(Long.class, statements, row -> ChronoUnit.MICROS.between(Instant.EPOCH, row.started())),
            column(Long.class, statements, row -> micros(row.took())),
            column(Long.class, statements, LedgerColumns::rows),
            column(Long.class, statements, row -> micros(row.waited())),
            column(Integer.class, statements, OfStatement::retries),
            column(String.class, statements, row -> row.settings().orElse(null)),
            release,
            column(String.class, files, row -> row.patch().toString()),
            column(String.class, files, row -> row.file().name()),
            column(String.class, files, row -> row.file().fingerprint().hex()),
            column(Long.class, files, row -> micros(row.took())),
            column(String.class, bootstraps, OfBootstrap::file),
            column(String.class, bootstraps, row -> row.content().hex()),
            column(Long.class, bootstraps, row -> micros(row.took())),
            release,
            column(String.class, patches, row -> row.patch().id().toString()),
            column(String.class, patches, row -> row.patch().fingerprint().hex()),
            column(Long.class, patches, row -> micros(row.took()))
        };
    }

    /** As the server counts time. */
    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }

    private static @Nullable Long rows(OfStatement row) {
        return row.rows().isPresent() ? row.rows().getAsLong() : null;
    }

    private static <T, R> Object column(Class<T> type, List<R> rows, Function<R, @Nullable T> value) {
        Object column = Array.newInstance(type, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Array.set(column, i, value.apply(rows.get(i)));
        }
        return column;
    }
}
