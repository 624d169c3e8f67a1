package dev.hopdb.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

    private static final String OTHERWISE = "put it into a file of its own";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE INDEX i ON t (a)                                 | CREATE INDEX CONCURRENTLY i ON t (a)
            create unique index i on t (a)                          | create unique index CONCURRENTLY i on t (a)
            DROP INDEX i                                            | DROP INDEX CONCURRENTLY i
            REINDEX TABLE t                                         | REINDEX ... CONCURRENTLY
            REFRESH MATERIALIZED VIEW v                             | REFRESH MATERIALIZED VIEW CONCURRENTLY
            ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u          | NOT VALID
            ALTER TABLE t ADD COLUMN a int REFERENCES u             | NOT VALID
            ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)            | VALIDATE CONSTRAINT
            ALTER TABLE t ADD UNIQUE (a)                            | USING INDEX
            ALTER TABLE t ADD CONSTRAINT c PRIMARY KEY (a)          | USING INDEX
            ALTER TABLE t ALTER a SET NOT NULL                      | IS NOT NULL) NOT VALID
            ALTER TABLE t ATTACH PARTITION p FOR VALUES IN (1)      | CHECK constraint with the bounds
            ALTER TABLE t DETACH PARTITION p                        | DETACH PARTITION ... CONCURRENTLY
            ALTER TABLE t SET UNLOGGED                              | when nobody needs the table
            CLUSTER t USING i                                       | when nobody needs the table
            VACUUM (FULL) t                                         | when nobody needs the table
            UPDATE t SET a = 1                                      | in batches
            DELETE FROM t                                           | in batches
            """)
    void namesTheSafeWay(String statement, String advice) {
        assertThat(Advice.on(statement, false)).contains(advice).doesNotContain(OTHERWISE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE t ALTER a TYPE bigint                       | add a column of the new type
            ALTER TABLE t ALTER a SET DATA TYPE bigint              | add a column of the new type
            ALTER TABLE t ADD a uuid DEFAULT gen_random_uuid()      | add the column without its default
            """)
    void namesTheSafeWayOfARewrite(String statement, String advice) {
        assertThat(Advice.on(statement, true)).startsWith(advice);
        assertThat(Advice.on(statement, false)).doesNotContain(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID",
                "ALTER TABLE t ADD CONSTRAINT c UNIQUE USING INDEX i",
                "ALTER TABLE t ADD a int",
                "COMMENT ON TABLE t IS 'CREATE INDEX: FOREIGN KEY, SET NOT NULL'",
                "ALTER TABLE t ADD a text /* FOREIGN KEY */ DEFAULT 'ADD UNIQUE'",
                "LOCK TABLE t"
            })
    void hasNothingBetterToSayThanToKeepTheLockShort(String statement) {
        assertThat(Advice.on(statement, false)).startsWith(OTHERWISE).contains("transaction = \"file\"");
    }

    @Test
    void namesEachPartOfAStatementWithSeveral() {
        assertThat(Advice.on("ALTER TABLE t ADD UNIQUE (a), ALTER b SET NOT NULL", false))
                .contains("USING INDEX; first ADD CONSTRAINT");
    }
}
