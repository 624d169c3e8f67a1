package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.Secret;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.document.DriftReport;
import dev.hopdb.document.DriftReport.Drift;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a target that somebody changed by hand, and of one that nobody did. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EveryServer
class FindDriftTest {

    private static final FindDrift.Options SAY = new FindDrift.Options(false, false);
    private static final FindDrift.Options FAIL = new FindDrift.Options(false, true);

    private TestProject project;
    private Developer ada;
    private String target;

    @BeforeAll
    void releasesTwice(@TempDir Path folder) {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        release("1-users", "CREATE TABLE users (id int PRIMARY KEY, email varchar(80));\n");
        release("2-orders", "CREATE TABLE orders (id int);\n");
    }

    @BeforeEach
    void upgradesATarget() {
        target = TestCluster.freshName("target");
        ada.upgrade(target, Optional.of(Version.parse("0.0.1")));
    }

    private void release(String patch, String sql) {
        ada.createRelease(Level.PATCH);
        ada.createPatch(patch);
        ada.commit("Patches/%s/10.sql".formatted(patch), sql);
        ada.mergePatch();
        ada.promoteToProduction();
    }

    @Test
    void comparesATargetWithTheReleaseThatItHas() {
        ada.drift(target, FAIL);

        assertThat(ada.console().lines())
                .startsWith("Comparing %s with what 0.0.1 makes".formatted(target))
                .endsWith("%s is what 0.0.1 makes".formatted(target));
    }

    @Test
    void saysWhatSomebodyChangedByHand() {
        TestCluster.run(target, "ALTER TABLE users ALTER COLUMN email TYPE text");
        TestCluster.run(target, "CREATE INDEX users_email ON users (email)");

        ada.drift(target, SAY);

        assertThat(ada.console().lines())
                .contains(
                        "table public.users: column email is text, should be varchar(80)",
                        "table public.users: index users_email should not be there")
                .endsWith(
                        "%s differs from what 0.0.1 makes: 2 differences".formatted(target),
                        "Next: put each change into a patch, or undo it; then mvn hop:drift -Dhop.target=" + target);
    }

    /** Where nobody worked with those tools before hop came. */
    @Test
    void saysTablesThatOnlyLookLikeTheRecordOfAnotherTool() {
        TestCluster.run(target, "CREATE TABLE flyway_schema_history (installed_rank int)");
        TestCluster.run(target, "CREATE TABLE databasechangeloglock (id int)");

        ada.drift(target, SAY);

        assertThat(ada.console().lines())
                .contains(
                        "table public.databasechangeloglock should not be there",
                        "table public.flyway_schema_history should not be there");
    }

    @Test
    void failsWhereThatIsAskedFor() {
        TestCluster.run(target, "DROP TABLE users");

        assertThat(Refusal.of(() -> ada.drift(target, FAIL)).report()).isEqualTo("""
                %1$s differs from what 0.0.1 makes: 1 difference
                  Why: it was changed by something else than hop:upgrade, and hop.failOnDrift is set
                  Fix: put each change into a patch, or undo it; then mvn hop:drift -Dhop.target=%1$s
                The target was only read.""".formatted(target));
        assertThat(ada.console().lines()).contains("table public.users is missing");
    }

    @Test
    void tellsMachinesWhatDiffers() {
        TestCluster.run(
                target, "ALTER TABLE users ALTER COLUMN email SET DEFAULT 'x', ALTER COLUMN email TYPE varchar(9)");
        TestCluster.run(target, "CREATE INDEX users_email ON users (email)");
        TestCluster.run(target, "CREATE SEQUENCE numbers");

        Refusal.of(() -> ada.drift(target, new FindDrift.Options(true, true)));

        String users = "table public.users";
        assertThat(ada.document())
                .isEqualTo(new DriftReport(
                        target,
                        "0.0.1",
                        true,
                        List.of(
                                new Drift(
                                        "sequence public.numbers should not be there",
                                        "unexpected",
                                        "sequence",
                                        "public.numbers",
                                        "",
                                        "",
                                        "",
                                        ""),
                                new Drift(
                                        users + ": column email is varchar(9), should be varchar(80)",
                                        "changed",
                                        "column",
                                        "email",
                                        users,
                                        "is",
                                        "character varying(9)",
                                        "character varying(80)"),
                                new Drift(
                                        users + ": column email: default is 'x'::character varying, should be none",
                                        "changed",
                                        "column",
                                        "email",
                                        users,
                                        "default",
                                        "'x'::character varying",
                                        ""),
                                new Drift(
                                        users + ": index users_email should not be there",
                                        "unexpected",
                                        "index",
                                        "users_email",
                                        users,
                                        "",
                                        "",
                                        ""))));
    }

    @Test
    void saysNothingToMachinesWhereNothingDiffers() {
        ada.drift(target, FAIL);

        assertThat(ada.document()).isEqualTo(new DriftReport(target, "0.0.1", false, List.of()));
    }

    @Test
    void refusesATargetThatAGoalWorksOn() {
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address());
                Session upgrading = server.open(new DatabaseName(target))) {
            assertThat(upgrading.tryLockTarget()).isTrue();

            String report = Refusal.of(() -> ada.drift(target, SAY)).report();

            assertThat(report)
                    .startsWith("Another goal of hop is at work on " + target)
                    .contains("it holds the lock of the target, which the server frees when its session ends: ")
                    .endsWith("The target was only read.");
            assertThat(ada.console().lines()).isEmpty();
        }
        ada.drift(target, FAIL);
    }

    @Test
    void refusesWhatItReadWhileAGoalBegan() {
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address());
                Session upgrading = server.open(new DatabaseName(target))) {
            meanwhile(() -> assertThat(upgrading.tryLockTarget()).isTrue());

            assertThat(Refusal.of(() -> ada.drift(target, SAY)).report())
                    .startsWith("Another goal of hop is at work on " + target);
        }
    }

    @Test
    void refusesWhatItReadWhileTheTargetWasUpgraded() {
        Developer bob = project.at(ada.folder(), "bob");
        // A template copy would wait until nobody reads any more.
        bob.backUp(BackupChoice.NONE, 5, false);
        meanwhile(() -> bob.upgrade(target, Optional.empty()));

        assertThat(Refusal.of(() -> ada.drift(target, SAY)).report()).isEqualTo("""
                Target %1$s was upgraded while it was read
                  Why: it had 0.0.1 and has 0.0.2, and what was read may be neither
                  Fix: mvn hop:drift -Dhop.target=%1$s
                The target was only read.""".formatted(target));
    }

    /** Something that happens after the first look at the target, and before its schema is read. */
    private void meanwhile(Runnable event) {
        ada.speakTo(new RecordingConsole() {
            @Override
            public void say(String line) {
                if (line.startsWith("Comparing")) {
                    event.run();
                }
            }

            @Override
            RecordingConsole next() {
                return this;
            }
        });
    }

    @AfterEach
    void rememberAgain() {
        ada.speakTo(new RecordingConsole());
    }

    @Test
    void leavesNoScratchBehind() {
        ada.drift(target, SAY);

        assertThat(TestCluster.query(
                        TestCluster.address(),
                        "SELECT count(*) FROM pg_database WHERE datname LIKE 'hop\\_%s\\_x%%'"
                                .formatted(project.id().substring(0, 8))))
                .isEqualTo("0");
    }

    @Test
    void buildsOnTheDevelopmentServerWhereTheRoleMayNotCreateDatabases() {
        Developer here = new Developer(
                ada.folder(), "ada", project.id(), TestCluster.address(TestCluster.freshName("development")));
        try (DatabaseServer server = PostgresServer.connect(readerOfTarget())) {
            here.drift(new TargetDatabase(target, server, new DatabaseName(target), false), FAIL);
        }

        assertThat(here.console().lines()).endsWith("%s is what 0.0.1 makes".formatted(target));
    }

    @Test
    void refusesWhereNoServerMayMakeTheState() {
        DatabaseAddress reader = readerOfTarget();
        Developer bob = new Developer(ada.folder(), "bob", project.id(), reader);
        String major = TestCluster.query(TestCluster.address(), "SHOW server_version");
        try (DatabaseServer server = PostgresServer.connect(reader)) {
            TargetDatabase there = new TargetDatabase(target, server, new DatabaseName(target), false);

            assertThat(Refusal.of(() -> bob.drift(there, SAY)).report())
                    .isEqualTo("""
                    What %1$s should be cannot be built: role %2$s may not create databases
                      Why: a scratch database is built to compare with: beside the target, or on a development server of
                           PostgreSQL %3$s where the role may; the development server is %4$s
                      Fix: ALTER ROLE "%2$s" CREATEDB on the server of the target; or
                           mvn hop:drift -Dhop.target=%1$s -Dhop.postgresVersion=<a version %3$s>
                    The target was only read.""".formatted(target, reader.user(), major.replaceFirst("\\D.*", ""), major));
        }
    }

    @Test
    void refusesATargetThatIsNotThere() {
        assertThat(Refusal.of(() -> ada.drift("nowhere", SAY)).report()).isEqualTo("""
                There is no database nowhere on the server of target nowhere
                  Why: hop:drift compares a database that hop:upgrade has made something of
                  Fix: mvn hop:upgrade -Dhop.target=nowhere; or check the name
                The target was only read.""");
    }

    @Test
    void refusesATargetInTheMiddleOfARelease() {
        ada.upgrade(target, Optional.empty());
        TestCluster.run(target, "DELETE FROM hop.patch WHERE release = '0.0.2'");

        assertThat(Refusal.of(() -> ada.drift(target, SAY)).report()).isEqualTo("""
                Target %1$s stands in the middle of a release
                  Why: 0.0.1 is complete and the next one is begun, so no release says what it should be
                  Fix: mvn hop:upgrade -Dhop.target=%1$s, then mvn hop:drift -Dhop.target=%1$s
                The target was only read.""".formatted(target));
    }

    /** A role that may read what hop needs of the target, and make nothing. */
    private DatabaseAddress readerOfTarget() {
        DatabaseAddress role = TestCluster.role(target, "");
        String grants = "GRANT USAGE ON SCHEMA hop TO %1$s; GRANT SELECT ON ALL TABLES IN SCHEMA hop TO %1$s";
        TestCluster.run(target, grants.formatted(role.user()));
        return new DatabaseAddress(
                role.url(), role.user(), new Secret(role.password().reveal()));
    }
}
