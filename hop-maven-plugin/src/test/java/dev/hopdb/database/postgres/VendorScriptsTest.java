package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.TestCluster;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PgConnection;

/**
 * The scripts that workflow engines have shipped for eleven years split as PostgreSQL splits them: statement by
 * statement they come to the same as file by file. They are not written for one database, so many fail; then at the
 * same statement with the same state.
 */
class VendorScriptsTest {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** All that these scripts make. */
    private static final String SCHEMA = """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
                SELECT format('%s.%s %s %s %s %s', attrelid::regclass, attname, attnum,
                        format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)) AS line
                FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
                    AND attnum > 0 AND NOT attisdropped
                UNION ALL
                SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace
                UNION ALL
                SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            ) AS everything""";

    @ParameterizedTest
    @CsvSource({
        "camunda/first:create, 3",
        "camunda/first:create camunda/last:upgrade, 50",
        "camunda/last:create, 7",
        "flowable/first:create flowable/last:upgrade flowable/last:create, 42",
        "activiti:create activiti:upgrade, 16"
    })
    void statementByStatementComesToTheSameAsTheWholeFile(String folders, int succeed) throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : folders.split(" ")) {
            int colon = folder.indexOf(':');
            files.addAll(scripts(Path.of("target", folder.substring(0, colon)), folder.substring(colon + 1)));
        }

        Outcome whole = run(files, VendorScriptsTest::whole);
        Outcome split = run(files, VendorScriptsTest::statementByStatement);

        assertThat(split.files()).isEqualTo(whole.files());
        assertThat(split.schema()).isEqualTo(whole.schema());
        assertThat(whole.files().values()).filteredOn("done"::equals).hasSize(succeed);
    }

    private record Outcome(Map<String, String> files, String schema) {}

    @FunctionalInterface
    private interface Way {
        void run(PgConnection connection, Script script, Completions completed) throws SQLException;
    }

    private static Outcome run(List<Path> files, Way way) throws Exception {
        var name = new DatabaseName(TestCluster.freshName("vendor"));
        TestCluster.run("postgres", "CREATE DATABASE " + name);
        Map<String, String> outcomes = new LinkedHashMap<>();
        try (PgConnection connection = new Connections(TestCluster.address()).open(name)) {
            connection.setAutoCommit(false);
            for (Path file : files) {
                outcomes.put(file.toString(), outcome(connection, Script.parse(Files.readString(file)), way));
            }
            return new Outcome(outcomes, Queries.run(connection, SCHEMA));
        } finally {
            TestCluster.run("postgres", "DROP DATABASE " + name);
        }
    }

    private static String outcome(PgConnection connection, Script script, Way way) throws SQLException {
        var completed = new Completions();
        try {
            way.run(connection, script, completed);
            connection.commit();
            assertThat(completed.count()).isEqualTo(script.statements().size());
            return "done";
        } catch (SQLException e) {
            connection.rollback();
            return "%s after %d statements".formatted(e.getSQLState(), completed.count());
        }
    }

    private static void whole(PgConnection connection, Script script, Completions completed) throws SQLException {
        send(connection, script.text(), completed);
    }

    private static void statementByStatement(PgConnection connection, Script script, Completions completed)
            throws SQLException {
        int end = 0;
        for (Statement statement : script.statements()) {
            send(connection, script.text().substring(statement.from(), statement.end()), completed);
            end = statement.end();
        }
        assertThat(script.text().substring(end).replaceAll("--.*", "")).isBlank();
    }

    private static void send(PgConnection connection, String sql, Completions completed) throws SQLException {
        var query = connection.createQuery(sql, false, false).query;
        connection.getQueryExecutor().execute(query, null, completed, 0, 0, QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
    }

    /** In the order of the versions in their names; of one version, engine before history. */
    private static List<Path> scripts(Path vendor, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(vendor)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> file.getParent().endsWith(folder))
                    .sorted(Comparator.comparing(VendorScriptsTest::order))
                    .toList();
        }
    }

    private static String order(Path file) {
        String name = file.getFileName().toString();
        String numbers = NUMBER.matcher(name)
                .results()
                .map(MatchResult::group)
                .map(number -> "0".repeat(8 - number.length()) + number)
                .collect(Collectors.joining("."));
        boolean first = name.contains(".engine") && !name.contains("case.") && !name.contains("decision.");
        return numbers + (first ? 0 : 1) + name;
    }
}
