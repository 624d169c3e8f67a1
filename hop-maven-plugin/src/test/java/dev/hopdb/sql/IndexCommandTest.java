package dev.hopdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "create index /* a */ concurrently i on t (a) | CREATE | i | t",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I 1\" ON ONLY s.\"T\" USING gin (a) | CREATE | \"I 1\" | s.\"T\"",
                "CREATE INDEX CONCURRENTLY ON app . t (a) | CREATE | '' | app.t",
                "CREATE INDEX CONCURRENTLY U&\"d\\0061\" ON t (a) | CREATE | '' | t",
                "DROP INDEX CONCURRENTLY IF EXISTS s.i | DROP | s.i | ''",
                "REINDEX (VERBOSE) INDEX CONCURRENTLY i | REBUILD_INDEX | i | ''",
                "REINDEX (CONCURRENTLY, TABLESPACE x) TABLE s.t | REBUILD_TABLE | s.t | ''",
                "REINDEX SCHEMA CONCURRENTLY s | REBUILD_MANY | '' | ''"
            })
    void namesWhatItIsAbout(String sql, IndexCommand.Action action, String name, String table) {
        assertThat(of(sql)).contains(new IndexCommand(action, name, table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CREATE INDEX i ON t (a)", "DROP INDEX i", "REINDEX INDEX i", "VACUUM t", "CREATE DATABASE index"
            })
    void otherStatementsAreNone(String sql) {
        assertThat(of(sql)).isEmpty();
    }

    private static Optional<IndexCommand> of(String sql) {
        Script script = Script.parse("SELECT 1;\n" + sql + ";");
        return IndexCommand.of(script, script.statements().get(1));
    }
}
