package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hopdb.database.TestCluster;
import dev.hopdb.document.RehearsalResult;
import dev.hopdb.document.RehearsalResult.Concern;
import dev.hopdb.document.RehearsalResult.HeldLock;
import dev.hopdb.document.RehearsalResult.RehearsedStatement;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal of scripts in Java: each counts as one statement, with the locks that it has taken. */
class RehearseJavaTest {

    @TempDir
    Path folder;

    private PromotedReleases releases;
    private Developer ada;
    private String target;

    @BeforeEach
    void bringsALargeTableToProduction() {
        TestProject project = TestProject.in(folder);
        releases = new PromotedReleases(project);
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
        releases.promote("0.0.1", PromotedReleases.patch("1-users", "CREATE TABLE users (id int, name text);\n"));
        ada.upgrade(target, Optional.empty());
        TestCluster.run(target, "INSERT INTO users SELECT i, 'user ' || i FROM generate_series(1, 50000) AS i");
    }

    @Test
    void tellsWhatAScriptInJavaLocksAndRewrites() {
        releases.promote("0.0.2", patch("""
                import com.acme.Users;

                /** Doesn't end its transaction. */
                class Fill {
                    void run(java.sql.Connection connection) throws java.sql.SQLException {
                        Users.of(connection).where(Users.ID.eq(1)).update(Users.NAME.to("it's ada"));
                        connection.createStatement().execute("ALTER TABLE users ALTER id TYPE bigint");
                        connection.createStatement().execute("SELECT pg_sleep(0.1)");
                    }
                }
                """));

        ada.rehearse(target);

        RehearsalResult result = (RehearsalResult) ada.document();
        assertThat(result.statements())
                .extracting(RehearsedStatement::file, RehearsedStatement::line, RehearsedStatement::kind)
                .containsExactly(
                        tuple("Patches/2-fill/10.sql", 1, "transactional"),
                        tuple("Patches/2-fill/20_fill.java", 1, "transactional"));
        RehearsedStatement script = result.statements().get(1);
        assertThat(script.release() + " " + script.patch()).isEqualTo("0.0.2 2-fill");
        assertThat(script.tookMs()).isGreaterThanOrEqualTo(100);
        assertThat(script.locks())
                .extracting(lock -> lock.relation().name(), HeldLock::mode)
                .containsExactly(tuple("public.users", "ACCESS EXCLUSIVE"));
        assertThat(script.rewritten())
                .extracting(RehearsalResult.Relation::name)
                .containsExactly("public.users");
        assertThat(result.concerns())
                .extracting(Concern::place, Concern::blocks)
                .containsExactly(tuple("Patches/2-fill/20_fill.java:1:1", "reads and writes"));
        assertThat(result.concerns().get(0).advice()).startsWith("run what it locks the table with in an SQL script");
        assertThat(TestCluster.query(TestCluster.address(target), "SELECT name FROM users WHERE id = 1"))
                .as("the target is only read")
                .isEqualTo("user 1");
        assertThat(clones()).isEqualTo("0");
    }

    @Test
    void namesTheLineWhereOneFails() {
        releases.promote("0.0.2", patch("""
                class Fill {
                    void run(java.sql.Connection connection) throws java.sql.SQLException {
                        connection.createStatement().execute("SELECT nonsense");
                    }
                }
                """));

        assertThat(Refusal.of(() -> ada.rehearse(target)).report())
                .startsWith("Patches/2-fill/20_fill.java:3:1 failed\n  Why: column \"nonsense\" does not exist")
                .endsWith("The target is as it was, and the clone is gone.");
        assertThat(((RehearsalResult) ada.document()).statements())
                .extracting(RehearsedStatement::file)
                .containsExactly("Patches/2-fill/10.sql");
        assertThat(clones()).isEqualTo("0");
    }

    @Test
    void makesNoCloneForOneThatDoesNotCompile() {
        releases.promote("0.0.2", patch("class Fill { void run(java.sql.Connection c) { nonsense(); } }\n"));

        assertThat(Refusal.of(() -> ada.rehearse(target)).report())
                .startsWith("Patches/2-fill/20_fill.java:1 does not compile\n")
                .endsWith("The target is as it was.");
        assertThat(ada.console().lines()).isEmpty();
    }

    private static Patch patch(String java) {
        return new Patch(
                PatchId.parse("2-fill"),
                List.of(
                        new PatchFile.Sql("10.sql", "CREATE TABLE fresh (id int);\n"),
                        new PatchFile.Java("20_fill.java", java)));
    }

    private String clones() {
        return TestCluster.query(TestCluster.address(), """
                SELECT count(*) FROM pg_database clone JOIN pg_database target
                    ON clone.datname LIKE 'hop\\_rehearsal\\_' || target.oid || '\\_%%'
                WHERE target.datname = '%s'""".formatted(target));
    }
}
