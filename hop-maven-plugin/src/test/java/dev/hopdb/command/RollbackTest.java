package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.command.Victim.Goal;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.version.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back from an upgrade, by copies on the same server: no pg_dump is needed for these. */
@EveryServer
class RollbackTest {

    @TempDir
    static Path folder;

    private static Developer ada;
    private String target;

    @BeforeAll
    static void bringsFourReleasesToProduction() {
        ada = TestProject.in(folder).clone("ada");
        ada.release("1-users", "CREATE TABLE users (name text);\n");
        ada.release("2-orders", "CREATE TABLE orders (id int);\nALTER TABLE users ADD email text;\n");
        ada.release("3-more", "CREATE TABLE more (id int);\n");
        ada.release("4-most", "CREATE TABLE most (id int);\n");
    }

    @BeforeEach
    void upgradesToTheFirstRelease() {
        ada.backUp(BackupChoice.AUTO, 5, false);
        ada.targetsOn(TestCluster.address());
        target = TestCluster.freshName("target");
        upgrade("0.0.1");
        sql("INSERT INTO users VALUES ('grace')");
    }

    @AfterEach
    void leavesNoDatabaseBehind() {
        for (String name : databases("hop_%target%").split(", ")) {
            if (name.startsWith("hop_backup_") || name.startsWith("hop_replaced_") || name.startsWith("hop_restore_")) {
                TestCluster.run("postgres", "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
            }
        }
    }

    @Test
    void bringsATargetBackToBeforeItsLastUpgradeAndNoFurther() {
        upgrade("0.0.2");
        assertThat(ada.console().lines())
                .contains("1/2 Back up the target copy", "2/2 Apply release 0.0.2 1 patch")
                .anyMatch(line -> line.startsWith("hop_backup_target"));
        sql("INSERT INTO users VALUES ('alan', 'a@b')");

        ada.rollback(target);

        assertThat(ada.console().lines())
                .contains(
                        "Rolling %s back".formatted(target),
                        "1/4 Restore the backup beside the target",
                        "2/4 Check what was restored",
                        "3/4 Carry over settings, grants and records",
                        "4/4 Swap the two",
                        "%1$s has 0.0.1 again. Next: mvn hop:update -Dhop.target=%1$s".formatted(target))
                .anyMatch(line -> line.matches(
                        "What it was is kept as database (hop_replaced_\\S+); when nobody needs it: dropdb \\1"));
        assertThat(tables()).isEqualTo("users");
        assertThat(query("SELECT string_agg(name, ',') FROM users")).isEqualTo("grace");

        assertThat(Refusal.of(() -> ada.rollback(target)).report()).isEqualTo("""
                %1$s was rolled back already
                  Why: it was brought back to 0.0.1 and not upgraded since; a rollback goes one upgrade back, not further
                  Fix: mvn hop:update -Dhop.target=%1$s shows what it has
                The target is as it was.""".formatted(target));

        upgrade("0.0.2");
        assertThat(tables()).isEqualTo("orders, users");
        ada.rollback(target);
        assertThat(tables()).isEqualTo("users");
    }

    @Test
    void bringsATargetThatWasEmptyBackToThat() {
        String fresh = TestCluster.freshName("target");
        TestCluster.run("postgres", "CREATE DATABASE " + fresh);
        ada.upgrade(fresh, Optional.of(Version.parse("0.0.1")));
        assertThat(ada.console().lines()).contains("1/1 Apply release 0.0.1 1 patch");

        ada.rollback(fresh);

        assertThat(ada.console().lines()).contains("  from: nothing: the database was empty");
        ada.upgrade(fresh, Optional.of(Version.parse("0.0.2")));
        assertThat(ada.console().lines()).contains("1/2 Apply release 0.0.1 1 patch");
    }

    @Test
    void emptiesATargetThatWasEmptyInPlaceForARoleThatMakesNoDatabase() {
        String fresh = TestCluster.freshName("target");
        DatabaseAddress owner = TestCluster.role(fresh, "NOSUPERUSER NOCREATEDB NOCREATEROLE");
        TestCluster.run("postgres", "CREATE DATABASE %s OWNER %s".formatted(fresh, owner.user()));
        ada.targetsOn(owner);
        ada.upgrade(fresh, Optional.of(Version.parse("0.0.2")));

        ada.rollback(fresh);

        assertThat(ada.console().lines()).contains("1/1 Restore the backup in place, in one transaction");
        assertThat(TestCluster.query(TestCluster.address(fresh), "SELECT to_regclass('users') IS NULL"))
                .isEqualTo("t");
        assertThat(Refusal.of(() -> ada.rollback(fresh)).problem())
                .isEqualTo("%s was rolled back already".formatted(fresh));
        ada.upgrade(fresh, Optional.of(Version.parse("0.0.2")));
        assertThat(TestCluster.query(TestCluster.address(fresh), "SELECT to_regclass('orders') IS NULL"))
                .isEqualTo("f");
    }

    @Test
    void isNotEmptiedTwiceWhereTheFirstTimeWasKilled() {
        String fresh = TestCluster.freshName("target");
        DatabaseAddress owner = TestCluster.role(fresh, "NOSUPERUSER NOCREATEDB NOCREATEROLE");
        TestCluster.run("postgres", "CREATE DATABASE %s OWNER %s".formatted(fresh, owner.user()));
        ada.targetsOn(owner);
        ada.upgrade(fresh, Optional.of(Version.parse("0.0.1")));
        ada.speakTo(new DyingConsole(1));
        assertThatThrownBy(() -> ada.rollback(fresh)).isInstanceOf(DyingConsole.Killed.class);
        ada.speakTo(new RecordingConsole());

        assertThat(Refusal.of(() -> ada.rollback(fresh)).problem())
                .isEqualTo("%s was rolled back already".formatted(fresh));
    }

    @Test
    void namesTheSettingsThatTheRoleMayNotGiveBack() {
        String fresh = TestCluster.freshName("target");
        DatabaseAddress owner = TestCluster.role(fresh, "NOSUPERUSER CREATEDB NOCREATEROLE");
        String app = TestCluster.role(fresh, "").user();
        TestCluster.run("postgres", "CREATE DATABASE %s OWNER %s".formatted(fresh, owner.user()));
        for (String statement : List.of(
                "ALTER ROLE %2$s IN DATABASE %1$s SET statement_timeout = '7s'",
                "ALTER ROLE %2$s IN DATABASE %1$s SET search_path = shop, public",
                "ALTER DATABASE %1$s SET log_min_duration_statement = '5s'",
                "ALTER DATABASE %1$s SET work_mem = '5MB'")) {
            TestCluster.run("postgres", statement.formatted(fresh, app));
        }
        ada.targetsOn(owner);
        ada.upgrade(fresh, Optional.of(Version.parse("0.0.1")));
        ada.upgrade(fresh, Optional.of(Version.parse("0.0.2")));
        String why =
                "another role has to give back log_min_duration_statement, search_path of %1$s, statement_timeout of %1$s"
                        .formatted(app);
        assertThat(ada.console().warnings()).containsExactly("After a hop:rollback %s".formatted(why));
        String before = settings(fresh);
        ada.rehearse(owner, fresh);
        assertThat(ada.console().warnings())
                .singleElement()
                .asString()
                .startsWith("The clone is without settings that the role may not give to it\nALTER DATABASE ");
        ada.rollBackOnFailure();
        assertThat(Refusal.of(() -> ada.upgrade(fresh, Optional.empty())).why()).isEqualTo(why);
        ada.backUp(BackupChoice.AUTO, 5, false);

        ada.rollback(fresh);

        assertThat(ada.console().lines()).contains("  After it, " + why);
        assertThat(ada.console().warnings()).containsExactly("""
                Settings that were not given back, since the role may not. Whoever may runs
                ALTER DATABASE %1$s SET log_min_duration_statement = '5s';
                ALTER ROLE %2$s IN DATABASE %1$s SET statement_timeout = '7s';
                BEGIN; SELECT set_config('search_path', 'shop, public', true); \
                ALTER ROLE %2$s IN DATABASE %1$s SET search_path FROM CURRENT; COMMIT;""".formatted(fresh, app));
        assertThat(TestCluster.query(TestCluster.address(fresh), "SELECT to_regclass('orders') IS NULL"))
                .isEqualTo("t");
        assertThat(settings(fresh)).isEqualTo("0:work_mem=5MB");
        for (String line : ada.console().warnings().get(0).lines().skip(1).toList()) {
            TestCluster.run("postgres", line);
        }
        assertThat(settings(fresh)).isEqualTo(before);
    }

    private static String settings(String database) {
        return TestCluster.query(TestCluster.address(database), """
                SELECT string_agg(concat(setrole, ':', value), ' ' ORDER BY setrole, value)
                FROM pg_db_role_setting CROSS JOIN unnest(setconfig) AS c (value)
                WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())""");
    }

    @Test
    void sweepsACopyWhoseUpgradeWasKilledBeforeItWasRecorded() {
        upgrade("0.0.2");
        String known = query("SELECT place FROM hop.backup WHERE kind = 'copy'");
        String left = known.replaceFirst("\\d{17}$", "20260101000000000");
        String whole = known.replaceFirst("\\d{17}$", "20260102000000000");
        TestCluster.run("postgres", "CREATE DATABASE " + left);
        TestCluster.run("postgres", "CREATE DATABASE " + whole);
        TestCluster.run(
                "postgres", "COMMENT ON DATABASE %s IS 'a backup that hop made of %s'".formatted(whole, target));

        upgrade("0.0.3");

        assertThat(databases("hop_backup_target%").split(", "))
                .contains(known, whole)
                .doesNotContain(left);
    }

    @Test
    void carriesOverWhatBelongsToTheDatabaseItself() {
        String role = TestCluster.role(target, "").user();
        sql("""
                ALTER DATABASE %1$s SET search_path = shop, public;
                ALTER DATABASE %1$s SET statement_timeout = '7s';
                ALTER ROLE %2$s IN DATABASE %1$s SET "my.flag" = 'it''s on';
                ALTER DATABASE %1$s CONNECTION LIMIT 42;
                REVOKE ALL ON DATABASE %1$s FROM PUBLIC;
                GRANT CONNECT ON DATABASE %1$s TO %2$s WITH GRANT OPTION;
                ALTER DATABASE %1$s OWNER TO %2$s;
                COMMENT ON DATABASE %1$s IS 'the shop''s own'""".formatted(target, role));
        String before = itself();
        assertThat(before).contains("search_path=shop, public", "42", "the shop's own", role, "my.flag=it's on");
        upgrade("0.0.2");
        ada.rollback(target);

        assertThat(itself()).isEqualTo(before);
        assertThat(query("SELECT database_oid = (SELECT oid FROM pg_database WHERE datname = current_database())"
                        + " FROM hop.identity"))
                .isEqualTo("t");
    }

    @Test
    void saysWhatHasBeenWrittenSince() {
        upgrade("0.0.2");
        sql(
                "INSERT INTO orders SELECT generate_series(1, 12); UPDATE users SET email = 'x'; SELECT pg_stat_force_next_flush()");

        assertThat(Refusal.of(() -> ada.rollback(target, Optional.empty())).report())
                .isEqualTo("""
                The rollback of %1$s is not confirmed
                  Why: whoever wants it names the database, %1$s
                  Fix: mvn hop:rollback -Dhop.target=%1$s "-Dhop.confirm=%1$s"
                The target is as it was.""".formatted(target));
        assertThat(ada.console().lines())
                .contains(
                        "  Rows written since, those of the upgrade included, as the server counts them:",
                        "    public.orders  12 inserted, 0 updated, 0 deleted",
                        "    public.users  0 inserted, 1 updated, 0 deleted",
                        "  What it is now stays on the server, under another name")
                .anyMatch(line -> line.startsWith("%s would be what it was on 20".formatted(target))
                        && line.endsWith(", with 0.0.1"));
        assertThat(Refusal.of(() -> ada.rollback(target, Optional.of("another")))
                        .problem())
                .isEqualTo("The rollback of %s is not confirmed".formatted(target));

        sql("SELECT pg_stat_reset()");
        Refusal.of(() -> ada.rollback(target, Optional.empty()));
        assertThat(ada.console().lines())
                .contains("  What was written since is unknown: the server's counters were reset");
        assertThat(tables()).isEqualTo("orders, users");
    }

    @Test
    void asksForTheNameOfTheDatabase() {
        upgrade("0.0.2");
        List<String> questions = new ArrayList<>();
        ada.speakTo(new RecordingConsole() {
            @Override
            public Optional<String> ask(String question) {
                questions.add(question);
                return Optional.of(target);
            }

            @Override
            RecordingConsole next() {
                return this;
            }
        });

        ada.rollback(target, Optional.empty());

        ada.speakTo(new RecordingConsole());
        assertThat(questions).containsExactly("Type the name of the database to go on: " + target);
        assertThat(tables()).isEqualTo("users");
    }

    @Test
    void makesNoBackupWhereNothingIsToBeApplied() {
        upgrade("0.0.2");
        String there = databases("hop_backup_target%");

        upgrade("0.0.2");

        assertThat(databases("hop_backup_target%")).isEqualTo(there);
        assertThat(query("SELECT count(*) FROM hop.backup")).isEqualTo("2");
    }

    @Test
    void keepsTheNewestBackups() {
        ada.backUp(BackupChoice.COPY, 2, false);
        for (String version : new String[] {"0.0.2", "0.0.3", "0.0.4"}) {
            upgrade(version);
        }

        assertThat(query("SELECT string_agg(release, ',' ORDER BY position) FROM hop.backup WHERE kind = 'copy'"))
                .isEqualTo("0.0.2,0.0.3");
        assertThat(query("SELECT count(*) FROM hop.backup b JOIN pg_database d ON d.datname = b.place"))
                .isEqualTo("2");
        ada.rollback(target);
        assertThat(tables()).isEqualTo("more, orders, users");
    }

    @Test
    void aCopyOfATargetKnowsNothingOfItsBackups() {
        upgrade("0.0.2");
        String staging = TestCluster.freshName("target");
        TestCluster.run("postgres", "CREATE DATABASE %s TEMPLATE %s".formatted(staging, target));

        assertThat(Refusal.of(() -> ada.rollback(staging)).report()).isEqualTo("""
                %1$s has no upgrade to roll back
                  Why: there is no record of a backup in it: no upgrade made one, or it is a copy of another database
                  Fix: mvn hop:update -Dhop.target=%1$s shows what it has
                The target is as it was.""".formatted(staging));
    }

    @Test
    void worksWithRecordsThatAnOlderHopMade() {
        upgrade("0.0.2");
        sql("ALTER TABLE hop.backup DROP COLUMN unfinished");

        upgrade("0.0.3");
        sql("ALTER TABLE hop.backup DROP COLUMN unfinished");
        ada.rollback(target);

        assertThat(tables()).isEqualTo("orders, users");
        assertThat(query("SELECT string_agg(release, ',' ORDER BY position) FROM hop.backup WHERE NOT unfinished"))
                .isEqualTo(",0.0.1,0.0.2");
    }

    @Test
    void saysSoWhereNoBackupIsMade() {
        ada.backUp(BackupChoice.NONE, 5, false);
        upgrade("0.0.2");

        assertThat(ada.console().warnings())
                .containsExactly("No backup is made, as hop.backup says: hop:rollback cannot undo what follows");
        assertThat(Refusal.of(() -> ada.rollback(target)).report()).isEqualTo("""
                The last upgrade of %s made no backup
                  Why: it was run with -Dhop.backup=none, and a rollback goes one upgrade back, not further
                  Fix: restore the backup that was made otherwise; or put what is wrong right in a new patch
                The target is as it was.""".formatted(target));
    }

    @Test
    void refusesABackupThatIsGone() {
        upgrade("0.0.2");
        TestCluster.run("postgres", "DROP DATABASE " + query("SELECT place FROM hop.backup WHERE kind = 'copy'"));

        assertThat(Refusal.of(() -> ada.rollback(target)).report()).matches("""
                (?s)The backup of 20\\S+ is not here
                  Why: it is database hop_backup_\\S+ on the same server
                  Fix: bring it here, and name its folder: -Dhop.backupDirectory=/var/backups/hop
                The target is as it was.""");
    }

    @Test
    void endsSessionsOnlyWhenTold() throws SQLException {
        try (Connection app = connect()) {
            assertThat(Refusal.of(() -> upgrade("0.0.2")).report())
                    .matches("""
                    (?s)No backup of %s can be made
                      Why: no dump: pg_dump is not on the PATH
                           no copy: it needs the target alone, and connected is pid \\d+ of postgres \\(the shop\\)
                      Fix: one of:
                           -Dhop.pgDump=/usr/lib/postgresql/%s/bin/pg_dump names a pg_dump that is not on the PATH
                           -Dhop.stopSessions=true ends sessions that are in the way of a copy
                           -Dhop.backup=none goes on without a backup, if there is another way back
                    The target is as it was.""".formatted(target, query("SHOW server_version").split("\\.", -1)[0]));
            assertThat(app.isValid(5)).isTrue();
            assertThat(tables()).isEqualTo("users");

            ada.backUp(BackupChoice.AUTO, 5, true);
            upgrade("0.0.2");
            assertThat(ada.console().warnings())
                    .singleElement()
                    .asString()
                    .matches("Ended a session on %s: pid \\d+ of postgres \\(the shop\\)".formatted(target));
            assertThat(app.isValid(5)).isFalse();
        }
        try (Connection app = connect()) {
            ada.backUp(BackupChoice.AUTO, 5, false);
            assertThat(Refusal.of(() -> ada.rollback(target)).report()).matches("""
                    (?s)%1$s is in use
                      Why: connected is pid \\d+ of postgres \\(the shop\\)
                      Fix: stop what uses it, or have its sessions ended: mvn hop:rollback -Dhop.target=%1$s -Dhop.stopSessions=true
                    The target is as it was.""".formatted(target));
            assertThat(app.isValid(5)).isTrue();

            ada.backUp(BackupChoice.AUTO, 5, true);
            ada.rollback(target);
            assertThat(app.isValid(5)).isFalse();
            assertThat(tables()).isEqualTo("users");
        }
    }

    @Test
    void refusesWhatAReplicationSlotStandsOn() {
        upgrade("0.0.2");
        String slot = target + "_slot";
        sql("SELECT pg_create_physical_replication_slot('%1$s'); SELECT pg_drop_replication_slot('%1$s')"
                .formatted(slot));
        sql("CREATE SUBSCRIPTION feed CONNECTION 'host=127.0.0.1' PUBLICATION nothing WITH (connect = false)");

        assertThat(Refusal.of(() -> ada.rollback(target)).report())
                .isEqualTo("""
                %s cannot be rolled back by hop
                  Why: subscription feed would not come along
                  Fix: mend that, then run the same command again; or restore database %s on the same server by hand
                The target is as it was.""".formatted(target, query("SELECT place FROM hop.backup WHERE kind = 'copy'")));
        upgrade("0.0.3");
        assertThat(ada.console().warnings())
                .containsExactly("hop:rollback could not undo what follows: subscription feed would not come along."
                        + " The backup is made; keep at hand how to restore it");
        sql("ALTER SUBSCRIPTION feed SET (slot_name = NONE)");
        sql("DROP SUBSCRIPTION feed");
    }

    @Test
    void refusesATargetThatHopIsAtWorkOnAndOneThatIsNotThere() {
        upgrade("0.0.2");
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address());
                Session other = server.open(new DatabaseName(target))) {
            assertThat(other.tryLockTarget()).isTrue();
            assertThat(Refusal.of(() -> ada.rollback(target)).report()).matches("""
                    Another goal of hop is at work on %s
                      Why: it holds the lock of the target, which the server frees when its session ends: \
                    pid \\d+ of postgres \\(hop\\)
                      Fix: run the same command again when it has ended
                    The target is as it was.""".formatted(target));
        }
        assertThat(Refusal.of(() -> ada.rollback("nowhere")).report()).isEqualTo("""
                There is no database nowhere on the server of target nowhere
                  Why: a rollback replaces a database that is there
                  Fix: check the address of target nowhere
                The target is as it was.""");
    }

    @Test
    void refusesABackupOfAnotherState() {
        upgrade("0.0.2");
        sql("UPDATE hop.backup SET release = '7.0.0' WHERE kind = 'copy'");

        assertThat(Refusal.of(() -> ada.rollback(target)).report()).matches("""
                (?s)The backup of 20\\S+ is not the one that was recorded
                  Why: restored, it has 0.0.1, and the record says 7.0.0
                  Fix: bring back the right file as hop_backup_\\S+
                The target is as it was.""");
        assertThat(tables()).isEqualTo("orders, users");
        assertThat(databases("hop_restore_target%")).isEqualTo("null");
    }

    @Test
    void refusesAnUpgradeThatARoleCannotBackUp() {
        DatabaseAddress owner = TestCluster.role(target, "NOSUPERUSER NOCREATEDB NOCREATEROLE");
        TestCluster.run("postgres", "ALTER DATABASE %s OWNER TO %s".formatted(target, owner.user()));
        sql("GRANT ALL ON SCHEMA hop TO %1$s; GRANT ALL ON ALL TABLES IN SCHEMA hop TO %1$s".formatted(owner.user()));
        ada.targetsOn(owner);

        assertThat(Refusal.of(() -> upgrade("0.0.2")).why()).isEqualTo("""
                no dump: pg_dump is not on the PATH
                no copy: the role has no CREATEDB, or is no member of the owner of the database""");
        assertThat(tables()).isEqualTo("users");
    }

    @Test
    void leavesTheOneOrTheOtherWhereverItIsKilled() {
        upgrade("0.0.2");
        for (int step = 1; step <= 3; step++) {
            assertThat(Victim.run(ada, Goal.ROLLBACK, target, step)).isEqualTo(Victim.KILLED);
            assertThat(tables()).isEqualTo("orders, users");
        }
        assertThat(Victim.run(ada, Goal.ROLLBACK, target, 4)).isEqualTo(Victim.KILLED);
        assertThat(tables()).isEqualTo("users");
        assertThat(databases("hop_restore_target%"))
                .as("what the killed ones left")
                .isEqualTo("null");

        upgrade("0.0.2");
        assertThat(tables()).isEqualTo("orders, users");
    }

    private void upgrade(String version) {
        ada.upgrade(target, Optional.of(Version.parse(version)));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                TestCluster.address(target).url() + "?ApplicationName=the shop",
                TestCluster.address().user(),
                TestCluster.address().password().reveal());
    }

    private void sql(String statements) {
        TestCluster.run(target, statements);
    }

    private String query(String sql) {
        return TestCluster.query(TestCluster.address(target), sql);
    }

    private String tables() {
        return query("SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class"
                + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
    }

    private static String databases(String pattern) {
        return String.valueOf(TestCluster.query(
                TestCluster.address(),
                "SELECT string_agg(datname, ', ') FROM pg_database WHERE datname LIKE '%s'".formatted(pattern)));
    }

    /** All that belongs to the database and is in no dump of it. */
    private String itself() {
        return query("""
                SELECT concat_ws('|', d.datconnlimit, d.datistemplate, pg_get_userbyid(d.datdba),
                    (SELECT string_agg(a::text, ',' ORDER BY a::text) FROM unnest(d.datacl) a),
                    shobj_description(d.oid, 'pg_database'), d.datcollate, pg_encoding_to_char(d.encoding),
                    (SELECT string_agg(concat(setrole, ':', setconfig), ' ' ORDER BY setrole)
                     FROM pg_db_role_setting WHERE setdatabase = d.oid))
                FROM pg_database d WHERE d.datname = current_database()""");
    }
}
