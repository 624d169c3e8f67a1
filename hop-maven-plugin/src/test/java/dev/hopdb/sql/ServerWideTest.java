package dev.hopdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerWideTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter /* a */ system SET work_mem = '1GB'",
                "DROP DATABASE IF EXISTS legacy",
                "ALTER DATABASE shop SET search_path = app",
                "CREATE ROLE app",
                "ALTER USER app NOLOGIN",
                "DROP GROUP app",
                "CREATE TABLESPACE fast LOCATION '/ssd'",
                "DROP SUBSCRIPTION feed",
                "COMMENT ON DATABASE shop IS 'the shop'",
                "SECURITY LABEL FOR x ON ROLE app IS 'y'",
                "GRANT writer, \"Reader\" TO app",
                "REVOKE ADMIN OPTION FOR writer FROM app",
                "GRANT CONNECT ON DATABASE shop TO app",
                "GRANT SET ON PARAMETER work_mem TO app",
                "REASSIGN OWNED BY a TO b",
                "DROP OWNED BY a",
                "COPY t FROM PROGRAM 'curl x'"
            })
    void namesWhatChangesTheServer(String sql) {
        assertThat(isServerWide(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER MAPPING FOR app SERVER s",
                "GRANT SELECT (a, b), INSERT ON t TO app",
                "REVOKE GRANT OPTION FOR SELECT ON t FROM app CASCADE",
                "COMMENT ON TABLE role IS 'DATABASE'",
                "COMMENT ON COLUMN t.a IS NULL",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app",
                "CREATE TABLE \"ROLE\" (a int)",
                "ALTER TABLE t OWNER TO app",
                "DROP TABLE t",
                "COPY t FROM stdin",
                "SET ROLE app",
                "DELETE FROM t"
            })
    void theRestStaysInItsDatabase(String sql) {
        assertThat(isServerWide(sql)).isFalse();
    }

    private static boolean isServerWide(String sql) {
        Script script = Script.parse("SELECT 1;\n" + sql + ";\n");
        return ServerWide.isChangedBy(script, script.statements().get(1));
    }
}
