package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.TestCluster;
import dev.hopdb.document.RehearsalResult;
import dev.hopdb.document.RehearsalResult.Concern;
import dev.hopdb.document.RehearsalResult.HeldLock;
import dev.hopdb.document.RehearsalResult.RehearsedStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade runs on a clone, and what it would do to others is told; the target is only read. */
@EveryServer
class RehearseUpgradeTest {

    private static final String CLONES =
            "SELECT count(*) FROM pg_database WHERE datname LIKE 'hop\\_rehearsal\\_%d\\_%%'";

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
        releases.promote("0.0.1", PromotedReleases.patch("1-users", """
                CREATE TABLE users (id int PRIMARY KEY, name text, age int);
                CREATE TABLE small (id int PRIMARY KEY);
                """));
        ada.upgrade(target, Optional.empty());
        TestCluster.run(
                target, "INSERT INTO users SELECT i, 'user ' || i, i % 90 FROM generate_series(1, 100000) AS i");
    }

    @Test
    void tellsTimeRowsLocksAndRewritesOfEachStatement() {
        releases.promote("0.0.2", PromotedReleases.patch("2-change", """
                ALTER TABLE small ADD name text;
                CREATE TABLE fresh (user_id int);
                UPDATE users SET age = age + 1;
                CREATE INDEX users_name ON users (name);
                ALTER TABLE users ALTER age TYPE bigint;
                """));
        String before = everything();

        ada.rehearse(target);

        RehearsalResult result = (RehearsalResult) ada.document();
        assertThat(result.failure()).isEmpty();
        assertThat(result.copiedBy()).isEqualTo("template");
        assertThat(result.statements())
                .extracting(RehearsedStatement::number, RehearsedStatement::release, RehearsedStatement::text)
                .containsExactly(
                        tuple(1, "0.0.2", "ALTER TABLE small ADD name text;"),
                        tuple(2, "0.0.2", "CREATE TABLE fresh (user_id int);"),
                        tuple(3, "0.0.2", "UPDATE users SET age = age + 1;"),
                        tuple(4, "0.0.2", "CREATE INDEX users_name ON users (name);"),
                        tuple(5, "0.0.2", "ALTER TABLE users ALTER age TYPE bigint;"));
        RehearsedStatement add = result.statements().get(0);
        RehearsedStatement update = result.statements().get(2);
        RehearsedStatement retype = result.statements().get(4);
        RehearsedStatement index = result.statements().get(3);
        assertThat(update.rows()).isEqualTo(100_000);
        assertThat(update.locks())
                .extracting(HeldLock::mode, HeldLock::blocks)
                .containsExactly(tuple("ROW EXCLUSIVE", "neither"));
        assertThat(retype.locks())
                .extracting(HeldLock::mode, HeldLock::blocks)
                .containsExactly(tuple("ACCESS EXCLUSIVE", "reads and writes"));
        assertThat(retype.rewritten())
                .extracting(RehearsalResult.Relation::name)
                .containsExactly("public.users");
        assertThat(update.rewritten()).isEmpty();
        assertThat(index.locks()).extracting(HeldLock::mode).containsExactly("SHARE");
        HeldLock early = add.locks().get(0);
        assertThat(early.relation().name()).isEqualTo("public.small");
        assertThat(early.heldMs())
                .as("to the commit, not to the end of its statement")
                .isGreaterThan(update.tookMs() + retype.tookMs() + index.tookMs());
        assertThat(result.statements().get(1).locks())
                .as("nobody waits for what nobody knows")
                .isEmpty();
        assertThat(everything()).isEqualTo(before);
        assertThat(clones()).isEqualTo("0");
    }

    @Test
    void namesWhatWouldKeepOthersWaitingLongestFirstWithASaferWay() {
        releases.promote("0.0.2", PromotedReleases.patch("2-change", """
                CREATE UNIQUE INDEX users_name ON users (name);
                ALTER TABLE users ALTER age TYPE bigint;
                ALTER TABLE small ADD name text;
                """));

        ada.rehearse(target);

        RehearsalResult result = (RehearsalResult) ada.document();
        assertThat(result.concerns())
                .extracting(Concern::place, concern -> concern.relation().name(), Concern::blocks)
                .containsExactly(
                        tuple("Patches/2-change/10.sql:1:1", "public.users", "writes"),
                        tuple("Patches/2-change/10.sql:2:1", "public.users", "reads and writes"));
        assertThat(result.concerns().get(0).heldMs())
                .isGreaterThan(result.concerns().get(1).heldMs());
        assertThat(result.concerns().get(1).advice()).startsWith("add a column of the new type");
        assertThat(result.concerns().get(0).advice())
                .contains("CREATE UNIQUE INDEX CONCURRENTLY users_name ON users (name);");
        assertThat(ada.console().lines())
                .contains("Would keep others waiting for a large table, longest first:")
                .anyMatch(line ->
                        line.endsWith("rewrites public.users (9.6 MB)") || line.contains("rewrites public.users"))
                .last()
                .isEqualTo("Nothing was changed on %1$s, and the clone is gone. Next: mvn hop:upgrade -Dhop.target=%1$s"
                        .formatted(target));
    }

    @Test
    void aSafeWayIsNoConcern() {
        releases.promote("0.0.2", PromotedReleases.patch("2-change", """
                CREATE FUNCTION slow(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1 FROM pg_sleep(2)';
                ALTER TABLE users ADD CONSTRAINT grown CHECK (age >= 0) NOT VALID;
                CREATE INDEX CONCURRENTLY users_name ON users (slow(name)) WHERE id = 1;
                """));

        ada.rehearse(target);

        RehearsalResult result = (RehearsalResult) ada.document();
        assertThat(result.concerns()).isEmpty();
        assertThat(result.statements().get(2).kind()).isEqualTo("alone");
        assertThat(result.statements().get(2).locks())
                .as("seen from beside, while it was built")
                .extracting(lock -> lock.relation().name(), HeldLock::mode, HeldLock::blocks)
                .contains(tuple("public.users", "SHARE UPDATE EXCLUSIVE", "neither"));
        assertThat(ada.console().lines()).contains("Nothing would keep others waiting for a table of 1 MB or more");
    }

    @Test
    void anUpgradeThatFailsIsReportedAndTheCloneIsGone() {
        TestCluster.run(target, "UPDATE users SET name = 'same' WHERE id < 3");
        releases.promote("0.0.2", PromotedReleases.patch("2-unique", """
                ALTER TABLE users ADD email text;
                CREATE UNIQUE INDEX users_name ON users (name);
                """));
        String before = everything();

        assertThat(Refusal.of(() -> ada.rehearse(target)).report())
                .startsWith("Patches/2-unique/10.sql:2:1 failed\n  Why: could not create unique index \"users_name\"")
                .contains("  Fix: mend the data that it fails on in the target, then: mvn hop:upgrade -Dhop.target="
                        + target + " -Dhop.rehearse\n")
                .endsWith("The target is as it was, and the clone is gone.");

        RehearsalResult result = (RehearsalResult) ada.document();
        assertThat(result.failure()).startsWith("Patches/2-unique/10.sql:2:1 failed\ncould not create unique index");
        assertThat(result.statements())
                .extracting(RehearsedStatement::text)
                .containsExactly("ALTER TABLE users ADD email text;");
        assertThat(everything()).isEqualTo(before);
        assertThat(clones()).isEqualTo("0");
    }

    @Test
    void whatWouldChangeTheServerOfTheTargetIsNotRehearsed() {
        String role = TestCluster.freshName("role");
        releases.promote("0.0.2", PromotedReleases.patch("2-role", """
                CREATE TABLE more ();
                CREATE ROLE %s;
                """.formatted(role)));

        assertThat(Refusal.of(() -> ada.rehearse(target)).report()).isEqualTo("""
                Patches/2-role/10.sql:2:1 cannot be rehearsed
                  Why: it would change the server of the target, and not only the clone
                       in: CREATE ROLE %1$s;
                  Fix: see what an upgrade would run: mvn hop:upgrade -Dhop.target=%2$s -Dhop.dryRun
                The target is as it was.""".formatted(role, target));
        assertThat(TestCluster.query(
                        TestCluster.address(), "SELECT count(*) FROM pg_roles WHERE rolname = '%s'".formatted(role)))
                .isEqualTo("0");
    }

    @Test
    void whatIsDecidedIsRehearsedToo() {
        TestCluster.run(target, "INSERT INTO small VALUES (0)");
        releases.promote("0.0.2", PromotedReleases.patch("2-fails", "SELECT 1/id FROM small;\n"));

        assertThat(Refusal.of(() -> ada.rehearse(target)).problem()).isEqualTo("Patches/2-fails/10.sql:1:1 failed");
        ada.rehearse(target, "2-fails/10.sql:1=skip", "no use here");

        assertThat(((RehearsalResult) ada.document()).failure()).isEmpty();
        assertThat(Refusal.of(() -> ada.rehearse(target, "3-other/10.sql:1=skip", "no"))
                        .fix())
                .isEqualTo("mvn hop:upgrade -Dhop.target=%s".formatted(target));
    }

    @Test
    void sessionsInTheWayAreNamedAndNotEnded() throws Exception {
        releases.promote("0.0.2", PromotedReleases.patch("2-more", "CREATE TABLE more (id int);\n"));
        DatabaseAddress address = TestCluster.address(target);
        try (Connection other = DriverManager.getConnection(
                address.url() + "?ApplicationName=shop",
                address.user(),
                address.password().reveal())) {
            assertThat(Refusal.of(() -> ada.rehearse(target)).report())
                    .startsWith("No clone of %s can be made\n".formatted(target)
                            + "  Why: the server copies a database only while nobody is connected: connected is pid ")
                    .contains(" of postgres (shop)\n", "and there is no pg_dump for PostgreSQL ")
                    .contains("  Fix: -Dhop.pgDump=/usr/lib/postgresql/", "which works beside others")
                    .endsWith("\nThe target is as it was.");
            assertThat(other.isValid(5)).isTrue();
        }
    }

    @Test
    void aRoleThatMayNotMakeDatabasesIsTold() {
        releases.promote("0.0.2", PromotedReleases.patch("2-more", "CREATE TABLE more (id int);\n"));
        DatabaseAddress role = TestCluster.role(target, "NOSUPERUSER NOCREATEDB NOCREATEROLE");
        TestCluster.run(
                target,
                "GRANT USAGE ON SCHEMA hop TO %1$s; GRANT SELECT ON ALL TABLES IN SCHEMA hop TO %1$s"
                        .formatted(role.user()));

        assertThat(Refusal.of(() -> ada.rehearse(role, target)).report()).isEqualTo("""
                No clone of %s can be made
                  Why: a rehearsal runs on a copy of the target, and the role may not make databases
                  Fix: ALTER ROLE <the role of the target> CREATEDB; then run the same command again
                The target is as it was.""".formatted(target));
    }

    @Test
    void sweepsTheCloneOfARehearsalThatWasKilledAndNothingElse() {
        releases.promote("0.0.2", PromotedReleases.patch("2-more", "CREATE TABLE more (id int);\n"));
        String left = "hop_rehearsal_%d_0123456789abcdef".formatted(oid());
        String precious = "hop_rehearsal_%d_fedcba9876543210".formatted(oid());
        TestCluster.run("postgres", "CREATE DATABASE %s TEMPLATE %s".formatted(left, target));
        TestCluster.run("postgres", "CREATE DATABASE " + precious);

        ada.rehearse(target);

        assertThat(databases(left)).isEqualTo("0");
        assertThat(databases(precious)).as("without a mark, it is somebody's").isEqualTo("1");
        TestCluster.run("postgres", "DROP DATABASE " + precious);
    }

    @Test
    void thereMustBeADatabaseAndSomethingToRehearse() {
        ada.rehearse(target);
        assertThat(ada.console().lines())
                .containsExactly(target + " is up to date: 0.0.1; there is nothing to rehearse");

        String absent = TestCluster.freshName("absent");
        assertThat(Refusal.of(() -> ada.rehearse(absent)).report()).isEqualTo("""
                There is no database %1$s to rehearse on
                  Why: a rehearsal shows what an upgrade does to the rows of a database that is there
                  Fix: mvn hop:upgrade -Dhop.target=%1$s
                The target is as it was.""".formatted(absent));
        assertThat(databases(absent)).isEqualTo("0");
    }

    private String everything() {
        return TestCluster.query(
                        TestCluster.address(target),
                        "SELECT string_agg(concat_ws(' ', relname, relfilenode), ', ' ORDER BY oid) FROM pg_class"
                                + " WHERE oid >= 16384")
                + TestCluster.query(TestCluster.address(target), "SELECT sum(age) FROM users");
    }

    private long oid() {
        return Long.parseLong(TestCluster.query(
                TestCluster.address(), "SELECT oid FROM pg_database WHERE datname = '" + target + "'"));
    }

    private String clones() {
        return TestCluster.query(TestCluster.address(), CLONES.formatted(oid()));
    }

    private static String databases(String name) {
        return TestCluster.query(
                TestCluster.address(), "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'");
    }
}
