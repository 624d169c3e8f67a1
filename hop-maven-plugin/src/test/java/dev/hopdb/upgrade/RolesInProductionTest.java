package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.EveryServer;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.TransactionUnit;
import org.junit.jupiter.api.Test;

/** What a target receives of statements that need more than to own a database. */
@EveryServer
class RolesInProductionTest extends ProductionFixture {

    @Test
    void onlyAPersonCanSayWhatHasBecomeOfADatabase() {
        String made = TestCluster.freshName("made");
        Patch patch = patch(1, "CREATE TABLE a ();\nCREATE DATABASE " + made + ";\nCREATE TABLE b ();");
        apply(TransactionUnit.RELEASE, patch);
        run("DROP TABLE b");
        asIfKilledAt(2);
        run("DELETE FROM hop.statement WHERE number = 3");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> apply(TransactionUnit.RELEASE, patch))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        Patches/1/1.sql:2:1 was begun, and nobody knows how it ended
                          Why: the session ended while it ran, and it cannot be in a transaction
                               in: CREATE DATABASE %2$s;
                          Fix: look at: SELECT datname, dattablespace FROM pg_database
                               if its effect is there: %1$s -Dhop.resolve=1/1.sql:2=done -Dhop.reason="..."
                               if it is not: %1$s -Dhop.resolve=1/1.sql:2=again -Dhop.reason="..."
                               if it is not wanted: %1$s -Dhop.resolve=1/1.sql:2=skip -Dhop.reason="..."
                        The target has a part of 0.1.0; the same command goes on from there.""".formatted(COMMAND, made)));

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> applyResolved("1/1.sql:2=again", patch))
                .satisfies(e -> assertThat(e.why()).contains("already exists"));
        asIfKilledAt(2);
        applyResolved("1/1.sql:2=done", patch);

        assertThat(query(STATEMENTS)).isEqualTo("1/1.sql:1 done 1/1.sql:2 done 1/1.sql:3 done");
        assertThat(query("SELECT string_agg(concat_ws(' ', patch, file, number, answer, reason, answered_by), ', '"
                        + " ORDER BY id) FROM hop.resolution"))
                .isEqualTo("1 1.sql 2 again because %1$s, 1 1.sql 2 done because %1$s".formatted(target.user()));
        TestCluster.run("postgres", "DROP DATABASE " + made);
    }

    @Test
    void aScriptGoesOnInAnotherSessionWithItsSettingsAndRole() {
        String owner = TestCluster.freshName("owner");
        run("CREATE ROLE %1$s; CREATE SCHEMA app AUTHORIZATION %1$s; SET ROLE %1$s".formatted(owner));
        Patch patch = patch(1, """
                SET search_path = app; SET ROLE %s; SET work_mem = '7MB';
                CREATE TABLE t (a int);
                CREATE INDEX CONCURRENTLY i ON t (a);
                CREATE TABLE u AS SELECT 1 / (SELECT count(*) FROM t) AS x, current_setting('work_mem') AS m;
                """.formatted(owner));
        assertThatExceptionOfType(ScriptFailed.class).isThrownBy(() -> apply(TransactionUnit.RELEASE, patch));
        run("INSERT INTO app.t VALUES (1)");
        reconnect();

        apply(TransactionUnit.RELEASE, patch);

        assertThat(query("SELECT tableowner FROM pg_tables WHERE schemaname = 'app' AND tablename = 'u'"))
                .isEqualTo(owner);
        assertThat(query("SELECT m FROM app.u")).isEqualTo("7MB");
        session.run(new PatchFile.Sql("x", "DO $$ BEGIN ASSERT current_user = session_user; END $$"));
        run("DROP OWNED BY %1$s; DROP ROLE %1$s".formatted(owner));
    }
}
