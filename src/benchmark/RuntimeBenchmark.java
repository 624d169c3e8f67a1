import dev.hopdb.runtime.Column;
import dev.hopdb.runtime.Condition;
import dev.hopdb.runtime.Definition;
import dev.hopdb.runtime.Table;
import dev.hopdb.runtime.Type;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.postgresql.PGConnection;

/**
 * What hop-runtime costs above JDBC by hand: one row by its primary key, 100,000 rows inserted, a million rows streamed. Client
 * and server process are pinned to one processor, and what is compared takes turns. See docs/reference/performance.md.
 *
 * <p>Started by {@code CodeBenchmark} with the class path that it needs: {@code RuntimeBenchmark.java URL USER}, the password in
 * {@code PGPASSWORD}. It makes and drops the table {@code benchmark}.
 */
final class RuntimeBenchmark {

    private static final int ROWS = 100_000;
    private static final int STREAMED = 1_000_000;
    private static final int SELECTS = 5_000;
    private static final int ROUNDS = 15;
    private static final String SELECT =
            "SELECT id, name, mail, score, active, created_at FROM benchmark WHERE id = ?";

    /** As jOOQ's generator names them. */
    private static final org.jooq.Table<org.jooq.Record> J_TABLE = DSL.table(DSL.name("public", "benchmark"));

    private static final Field<Long> J_ID = field("id", SQLDataType.BIGINT);
    private static final Field<String> J_NAME = field("name", SQLDataType.CLOB);
    private static final Field<String> J_MAIL = field("mail", SQLDataType.CLOB);
    private static final Field<Integer> J_SCORE = field("score", SQLDataType.INTEGER);
    private static final Field<Boolean> J_ACTIVE = field("active", SQLDataType.BOOLEAN);
    private static final Field<OffsetDateTime> J_CREATED_AT = field("created_at", SQLDataType.TIMESTAMPWITHTIMEZONE);

    private final Connection connection;
    private final DSLContext jooq;
    private final Items items;
    private final List<Items.Row> rows = IntStream.range(0, ROWS).mapToObj(RuntimeBenchmark::row).toList();

    private RuntimeBenchmark(Connection connection) {
        this.connection = connection;
        this.jooq = DSL.using(connection, SQLDialect.POSTGRES);
        this.items = new Items(connection, Condition.all());
    }

    private static <T> Field<T> field(String name, DataType<T> type) {
        return DSL.field(DSL.name("public", "benchmark", name), type);
    }

    public static void main(String[] arguments) throws Exception {
        String url = arguments.length > 0 ? arguments[0] : "jdbc:postgresql://127.0.0.1/postgres";
        String user = arguments.length > 1 ? arguments[1] : "postgres";
        try (Connection connection = DriverManager.getConnection(url, user, System.getenv("PGPASSWORD"))) {
            new RuntimeBenchmark(connection).run();
        }
    }

    private void run() throws Exception {
        pin();
        run("DROP TABLE IF EXISTS benchmark");
        run("CREATE TABLE benchmark (id bigint PRIMARY KEY, name text NOT NULL, mail text, score integer NOT NULL,"
                + " active boolean NOT NULL, created_at timestamptz NOT NULL)");
        connection.setAutoCommit(false);
        inserts();
        items.insertAll(rows);
        connection.commit();
        connection.setAutoCommit(true);
        run("VACUUM ANALYZE benchmark");
        selects();
        streams();
        run("DROP TABLE benchmark");
    }

    private void selects() throws Exception {
        compare("one row by its primary key", "µs", 1e-3 / SELECTS, new String[] {"JDBC", "hop", "jOOQ"}, this::byHand, this::byRelation, this::byJooq);
    }

    private Object byHand() throws SQLException {
        long sum = 0;
        for (int i = 0; i < SELECTS; i++) {
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                statement.setLong(1, i * 17L % ROWS);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    Items.Row read = new Items.Row(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getBoolean(5),
                            row.getObject(6, OffsetDateTime.class));
                    sum += read.id() + read.score();
                }
            }
        }
        return sum;
    }

    private Object byRelation() {
        long sum = 0;
        for (int i = 0; i < SELECTS; i++) {
            Items.Row read = items.where(Items.ID.eq(i * 17L % ROWS)).one();
            sum += read.id() + read.score();
        }
        return sum;
    }

    /** Fetched into the same record. */
    private Object byJooq() {
        long sum = 0;
        for (int i = 0; i < SELECTS; i++) {
            Items.Row read = jooq.select(J_ID, J_NAME, J_MAIL, J_SCORE, J_ACTIVE, J_CREATED_AT)
                    .from(J_TABLE)
                    .where(J_ID.eq(i * 17L % ROWS))
                    .fetchSingle(Records.mapping(Items.Row::new));
            sum += read.id() + read.score();
        }
        return sum;
    }

    private void inserts() throws Exception {
        compare(
                "insert " + ROWS + " rows",
                "ms",
                1e-6,
                new String[] {"COPY", "insertAll", "JDBC batch"},
                this::copy,
                () -> undone(items.insertAll(rows)),
                this::batch);
    }

    private Object copy() throws Exception {
        StringBuilder text = new StringBuilder();
        for (Items.Row row : rows) {
            text.append(row.id()).append('\t').append(row.name()).append('\t').append(row.mail()).append('\t');
            text.append(row.score()).append('\t').append(row.active()).append('\t').append(row.createdAt()).append('\n');
        }
        return undone(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY benchmark FROM STDIN", new StringReader(text.toString())));
    }

    private Object batch() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO benchmark VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < rows.size(); i++) {
                Items.Row row = rows.get(i);
                statement.setLong(1, row.id());
                statement.setString(2, row.name());
                statement.setString(3, row.mail());
                statement.setInt(4, row.score());
                statement.setBoolean(5, row.active());
                statement.setObject(6, row.createdAt());
                statement.addBatch();
                if (i % 1000 == 999) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
        return undone(rows.size());
    }

    private Object undone(Object result) throws SQLException {
        connection.rollback();
        return result;
    }

    private void streams() throws Exception {
        connection.setAutoCommit(false);
        run("INSERT INTO benchmark SELECT id, 'user ' || id, NULL, 1, true, now() FROM generate_series(" + ROWS + ", "
                + (STREAMED - 1) + ") AS id");
        long begin = System.nanoTime();
        long most = 0;
        long count = 0;
        try (Stream<Items.Row> all = items.stream()) {
            var each = all.iterator();
            while (each.hasNext()) {
                each.next();
                if (++count % 50_000 == 0) {
                    System.gc();
                    most = Math.max(most, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
                }
            }
        }
        System.out.printf(
                "stream %,d rows: %.1f s, at most %d MB in use (%d MB allowed)%n",
                count,
                (System.nanoTime() - begin) / 1e9,
                most >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /** Medians of rounds in turn; the first of the names is what the others are measured by. */
    @SafeVarargs
    private void compare(String what, String unit, double scale, String[] names, Callable<Object>... ways) throws Exception {
        double[][] times = new double[ways.length][ROUNDS];
        for (int round = -5; round < ROUNDS; round++) {
            for (int way = 0; way < ways.length; way++) {
                long begin = System.nanoTime();
                ways[way].call();
                if (round >= 0) {
                    times[way][round] = (System.nanoTime() - begin) * scale;
                }
            }
        }
        System.out.println(what + ", median of " + ROUNDS);
        for (int way = 0; way < ways.length; way++) {
            System.out.printf(
                    "    %-12s %8.1f %s  %.2f%n", names[way], median(times[way]), unit, median(times[way]) / median(times[0]));
        }
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Where there is taskset: one processor for both, so that none waits for the other to wake up. */
    private void pin() throws Exception {
        long server;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            server = row.getLong(1);
        }
        if (!Files.exists(Path.of("/usr/bin/taskset"))) {
            System.out.println("not pinned: no taskset");
            return;
        }
        for (long process : new long[] {server, ProcessHandle.current().pid()}) {
            new ProcessBuilder("taskset", "-a", "-cp", "0", Long.toString(process))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Items.Row row(int i) {
        OffsetDateTime then = OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).plusSeconds(i);
        return new Items.Row(i, "user " + i, i + "@example.org", i % 1000, i % 2 == 0, then);
    }

    /** As the generator writes it. */
    static final class Items extends Table<Items, Items.Row> {

        static final Column<Items, Long> ID = Column.of("id", Type.BIGINT);
        static final Column<Items, String> NAME = Column.of("name", Type.TEXT);
        static final Column<Items, String> MAIL = Column.nullable("mail", Type.TEXT);
        static final Column<Items, Integer> SCORE = Column.of("score", Type.INTEGER);
        static final Column<Items, Boolean> ACTIVE = Column.of("active", Type.BOOLEAN);
        static final Column<Items, OffsetDateTime> CREATED_AT = Column.of("created_at", Type.TIMESTAMPTZ);
        static final Definition<Items> DEFINITION =
                Definition.of("public", "benchmark", ID, NAME, MAIL, SCORE, ACTIVE, CREATED_AT).key(ID);

        Items(Connection connection, Condition<Items> rows) {
            super(DEFINITION, connection, rows);
        }

        @Override
        protected Items with(Condition<Items> rows) {
            return new Items(connection(), rows);
        }

        @Override
        protected Row row(ResultSet r) throws SQLException {
            return new Row(
                    ID.read(r, 1),
                    NAME.read(r, 2),
                    MAIL.read(r, 3),
                    SCORE.read(r, 4),
                    ACTIVE.read(r, 5),
                    CREATED_AT.read(r, 6));
        }

        @Override
        protected Object[] values(Row r) {
            return new Object[] {r.id, r.name, r.mail, r.score, r.active, r.createdAt};
        }

        record Row(long id, String name, String mail, int score, boolean active, OffsetDateTime createdAt) {}
    }
}
