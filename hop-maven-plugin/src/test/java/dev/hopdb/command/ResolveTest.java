package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement that fails on the data of one target only: its operator decides, with a reason on record. */
class ResolveTest {

    private static final String RECORDED =
            "SELECT string_agg(concat_ws(' ', d.patch, d.file, d.number, d.answer, d.reason, d.answered_by, r.os_user, r.host),"
                    + " ', ' ORDER BY d.id) FROM hop.resolution d JOIN hop.run r ON r.id = d.run";
    private static final String STATES =
            "SELECT string_agg(number || ' ' || state, ', ' ORDER BY position) FROM hop.statement";
    private static final String VALID =
            "SELECT string_agg(relname || ' ' || indisvalid, ', ') FROM pg_index JOIN pg_class ON oid = indexrelid"
                    + " WHERE relname = 'users_name'";

    @TempDir
    Path folder;

    private Developer ada;
    private String target;

    @BeforeEach
    void aBuildFailsOnRowsOfThisTarget() {
        TestProject project = TestProject.in(folder);
        PromotedReleases releases = new PromotedReleases(project);
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
        releases.promote("0.0.1", PromotedReleases.patch("1-users", """
                CREATE TABLE users (name text);
                INSERT INTO users VALUES ('ada'), ('ada');
                CREATE UNIQUE INDEX CONCURRENTLY users_name ON users (name);
                CREATE TABLE after ();
                """));
        Refusal.of(() -> ada.upgrade(target, Optional.empty()));
        assertThat(inTarget(VALID)).isEqualTo("users_name false");
    }

    @Test
    void refusesDecisionsAboutWhatIsNotToBeDecided() {
        assertThat(refused("1-users/10.sql:9=done")).isEqualTo("""
                There is nothing to decide about 1-users/10.sql:9
                  Why: the statements of that file that have not run are 3 to 4
                  Fix: mvn hop:upgrade -Dhop.target=%s
                The target has a part of 0.0.1, as before.""".formatted(target));
        assertThat(refused("1-users/10.sql:1=again")).contains("that have not run are 3 to 4");
        assertThat(refused("1-users/20.sql:3=skip")).isEqualTo("""
                There is nothing to decide about 1-users/20.sql:3
                  Why: that file has run to its end, or is not there
                  Fix: mvn hop:upgrade -Dhop.target=%s
                The target has a part of 0.0.1, as before.""".formatted(target));
        assertThat(Refusal.of(() -> ada.upgrade(target, "1-users/10.sql:3=done", ""))
                        .problem())
                .isEqualTo("hop.reason is missing");
        assertThat(inTarget(STATES)).isEqualTo("1 done, 2 done, 3 failed");
        assertThat(inTarget("SELECT count(*) FROM hop.resolution")).isEqualTo("0");
    }

    @Test
    void runsItAgainOverWhatItHasLeft() {
        TestCluster.run(target, "DELETE FROM users");

        ada.upgrade(target, "1-users/10.sql:3=again", "mended by hand");

        assertThat(inTarget(STATES)).isEqualTo("1 done, 2 done, 3 done, 4 done");
        assertThat(inTarget(VALID)).isEqualTo("users_name true");
        assertThat(inTarget(RECORDED)).isEqualTo("1-users 10.sql 3 again mended by hand postgres ada test");
    }

    @Test
    void takesItsEffectAsThere() {
        TestCluster.run(target, "DROP INDEX users_name; CREATE INDEX users_name ON users (name)");

        ada.upgrade(target, "1-users/10.sql:3=done", "not unique here, as agreed");

        assertThat(inTarget(STATES)).isEqualTo("1 done, 2 done, 3 done, 4 done");
        assertThat(inTarget(RECORDED)).isEqualTo("1-users 10.sql 3 done not unique here, as agreed postgres ada test");
    }

    @Test
    void leavesItOutWithNothingOfItLeft() {
        ada.upgrade(target, "1-users/10.sql:3=skip", "names may be given twice here");

        assertThat(inTarget(STATES)).isEqualTo("1 done, 2 done, 3 skipped, 4 done");
        assertThat(inTarget(VALID)).isNull();
        assertThat(inTarget(RECORDED))
                .isEqualTo("1-users 10.sql 3 skip names may be given twice here postgres ada test");
    }

    private String refused(String decision) {
        return Refusal.of(() -> ada.upgrade(target, decision, "because")).report();
    }

    private String inTarget(String sql) {
        return TestCluster.query(TestCluster.address(target), sql);
    }
}
