package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Secret;
import dev.hopdb.database.TestCluster;
import dev.hopdb.version.Version;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back from an upgrade by pg_dump, as superuser and as roles that may less. */
@Tag("pg_dump")
class DumpTest {

    @TempDir
    static Path folder;

    private static Developer ada;
    private final DatabaseAddress server = TestCluster.oldest();
    private String target;

    @BeforeAll
    static void bringsThreeReleasesToProduction() {
        ada = TestProject.in(folder).clone("ada");
        ada.release("1-users", """
                CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, photo bytea);
                CREATE VIEW names AS SELECT name FROM users;
                CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS users FROM users;
                CREATE FUNCTION hello() RETURNS text LANGUAGE sql AS $$ SELECT 'hello; -- Name: ' $$;
                CREATE SCHEMA shop; CREATE TYPE shop.colour AS ENUM ('red', 'green');
                """);
        ada.release("2-orders", """
                CREATE TABLE orders (id int PRIMARY KEY, of_user int REFERENCES users);
                ALTER TABLE users DROP COLUMN photo CASCADE;
                DROP TYPE shop.colour;
                """);
        ada.release("3-more", "CREATE TABLE more (id int);\n");
    }

    @BeforeEach
    void freshTarget() {
        ada.backUp(BackupChoice.AUTO, 5, false);
        target = TestCluster.freshName("target");
    }

    @Test
    void dumpsAndRestoresBesideAsSuperuser() throws IOException {
        ada.dump(server);
        fill(server);
        String before = content(server);
        upgrade("0.0.2");

        assertThat(ada.console().lines()).anyMatch(line -> line.matches("1/2 Back up the target dump, \\d+ kB"));
        Path dump = dumps().get(0);
        assertThat(ada.console().lines()).contains(dump.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ada.backupFolder())))
                .isEqualTo("rwx------");
        assertThat(content(server)).isNotEqualTo(before);

        ada.rollback(target);

        assertThat(content(server)).isEqualTo(before);
        assertThat(ada.console().lines()).contains("4/4 Swap the two");
        assertThat(query(server, "SELECT (SELECT reltuples FROM pg_class WHERE relname = 'users') > 0"))
                .as("statistics for the planner")
                .isEqualTo("t");
        upgrade("0.0.2");
        assertThat(query(server, "SELECT to_regclass('orders') IS NOT NULL")).isEqualTo("t");
    }

    @Test
    void restoresBesideAsARoleWithCreatedb() {
        DatabaseAddress owner = owner("CREATEDB");
        run(server, "CREATE EXTENSION hstore");
        run(server, "DROP EXTENSION hstore");
        run(owner, "CREATE EXTENSION hstore");
        fill(owner);
        run(owner, "CREATE TABLE tags (all_of_them hstore); INSERT INTO tags VALUES ('a=>1')");
        String before = content(owner);
        upgrade("0.0.2");

        ada.rollback(target);

        assertThat(content(owner)).isEqualTo(before);
        assertThat(query(owner, "SELECT all_of_them FROM tags")).isEqualTo("\"a\"=>\"1\"");
        assertThat(query(owner, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                .isEqualTo(owner.user());
    }

    @Test
    void restoresInPlaceAsARoleWithoutCreatedb() {
        DatabaseAddress owner = owner("NOCREATEDB");
        run(server, "CREATE EXTENSION hstore");
        fill(owner);
        run(
                server,
                "CREATE SCHEMA ext; CREATE EXTENSION pg_stat_statements SCHEMA ext; GRANT USAGE ON SCHEMA ext TO PUBLIC");
        run(owner, "CREATE TABLE tags (all_of_them hstore); INSERT INTO tags VALUES ('a=>1')");
        String before = content(owner);
        upgrade("0.0.2");
        assertThat(ada.console().warnings()).isEmpty();
        run(owner, "CREATE SCHEMA later; CREATE TABLE later.t (id int); INSERT INTO users (name) VALUES ('alan')");

        ada.rollback(target);

        assertThat(ada.console().lines())
                .contains(
                        "  What it is now is lost: the role may not keep it beside",
                        "1/1 Restore the backup in place, in one transaction");
        assertThat(content(owner)).isEqualTo(before);
        assertThat(query(owner, "SELECT to_regnamespace('later') IS NULL")).isEqualTo("t");
        assertThat(query(owner, "SELECT all_of_them FROM tags")).isEqualTo("\"a\"=>\"1\"");
        assertThat(query(owner, "SELECT count(*) FROM pg_extension")).isEqualTo("3");
        upgrade("0.0.3");
        assertThat(query(owner, "SELECT to_regclass('more') IS NOT NULL")).isEqualTo("t");
    }

    @Test
    void goesNoFurtherBackAfterARestorationInPlaceThatWasKilled() {
        DatabaseAddress owner = owner("NOCREATEDB");
        fill(owner);
        upgrade("0.0.2");
        upgrade("0.0.3");
        ada.speakTo(new DyingConsole(1));
        assertThatThrownBy(() -> ada.rollback(target)).isInstanceOf(DyingConsole.Killed.class);
        ada.speakTo(new RecordingConsole());
        assertThat(query(owner, "SELECT to_regclass('more') IS NULL")).isEqualTo("t");

        assertThat(Refusal.of(() -> ada.rollback(target)).problem())
                .isEqualTo("%s was rolled back already".formatted(target));

        assertThat(query(owner, "SELECT to_regclass('orders') IS NOT NULL")).isEqualTo("t");
        upgrade("0.0.3");
        ada.rollback(target);
        assertThat(query(owner, "SELECT to_regclass('more') IS NULL AND to_regclass('orders') IS NOT NULL"))
                .isEqualTo("t");
    }

    @Test
    void restoresInPlaceWhatANewDatabaseCouldNotHave() {
        DatabaseAddress owner = owner("CREATEDB");
        fill(owner);
        run(server, "CREATE EXTENSION pg_stat_statements");
        String before = content(owner);
        upgrade("0.0.2");

        ada.rollback(target);

        assertThat(ada.console().lines()).contains("1/1 Restore the backup in place, in one transaction");
        assertThat(content(owner)).isEqualTo(before);
    }

    @Test
    void aDumpThatBreaksOffChangesNothingInPlace() throws IOException {
        DatabaseAddress owner = owner("NOCREATEDB");
        fill(owner);
        upgrade("0.0.2");
        String before = content(owner);
        Path dump = dumps().get(0);
        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            file.seek(file.length() - 600);
            file.write(new byte[600]);
        }

        assertThat(Refusal.of(() -> ada.rollback(target)).report())
                .startsWith("The backup could not be restored in place\n  Why: ")
                .contains("pg_restore: error")
                .endsWith("The target is as it was.");
        assertThat(content(owner)).isEqualTo(before);

        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
        assertThat(Refusal.of(() -> ada.rollback(target)).report()).matches("""
                (?s)The backup of 20\\S+ is not whole
                  Why: \\S+ has (\\d+) bytes, and had \\d+ when it was made
                  Fix: bring back a whole copy of it
                The target is as it was.""");
    }

    @Test
    void aDumpThatBreaksOffLeavesTheTargetWhereItIsRestoredBeside() throws IOException {
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");
        String before = content(server);
        Path dump = Path.of(query(server, "SELECT place FROM hop.backup WHERE kind = 'dump'"));
        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            file.seek(file.length() - 600);
            file.write(new byte[600]);
        }

        assertThat(Refusal.of(() -> ada.rollback(target)).report())
                .startsWith("pg_restore could not restore the backup\n  Why: pg_restore: error")
                .endsWith("The target is as it was.");
        assertThat(content(server)).isEqualTo(before);

        ada.cannotDump();
        assertThat(Refusal.of(() -> ada.rollback(target)).report()).isEqualTo("""
                The dump of %s cannot be restored from here
                  Why: pg_dump is not on the PATH; its pg_restore is needed
                  Fix: install the client programs of PostgreSQL, or name them: \
                -Dhop.pgDump=/usr/lib/postgresql/15/bin/pg_dump
                The target is as it was.""".formatted(target));
    }

    @Test
    void refusesWhatPgDumpMayNotReadAndAnArchiveThatIsNone() throws IOException {
        DatabaseAddress owner = owner("NOCREATEDB");
        fill(owner);
        upgrade("0.0.2");
        Path dump = Path.of(query(owner, "SELECT place FROM hop.backup WHERE kind = 'dump'"));
        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            file.write(new byte[10]);
        }
        assertThat(Refusal.of(() -> ada.rollback(target)).report())
                .startsWith("The backup %s cannot be read\n  Why: pg_restore: error".formatted(dump.getFileName()))
                .contains("Fix: bring back a whole copy of it, as %s".formatted(dump));

        run(server, "CREATE TABLE theirs (id int)");
        int there = dumps().size();
        assertThat(Refusal.of(() -> upgrade("0.0.3")).report())
                .startsWith("pg_dump could not read the target\n  Why: pg_dump: error: ")
                .contains("permission denied for table theirs", "Fix: mend that, then run the same command again")
                .endsWith("The target has 0.0.2, as before.");
        assertThat(dumps()).hasSize(there);
        assertThat(ada.backupFolder()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysBeforeTheUpgradeThatThereIsNoWayBack() {
        DatabaseAddress owner = owner("NOCREATEDB");
        fill(owner);
        run(server, "CREATE TABLE theirs (id int); GRANT SELECT ON theirs TO PUBLIC");
        upgrade("0.0.2");

        String why = "the role has no CREATEDB, or is no member of the owner of the database;"
                + " the role is no member of the owner of table public.theirs";
        assertThat(ada.console().warnings())
                .containsExactly("hop:rollback could not undo what follows: %s. The backup is made; keep at hand how to"
                                .formatted(why)
                        + " restore it");
        assertThat(Refusal.of(() -> ada.rollback(target)).report())
                .startsWith("%s cannot be rolled back by hop\n  Why: %s\n  Fix: mend that".formatted(target, why));
    }

    @Test
    void keepsTheNewestDumpsOfThisTargetOnly() throws IOException {
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");
        List<Path> ofAnother = dumps();
        target = TestCluster.freshName("target");
        ada.backUp(BackupChoice.DUMP, 1, false);
        fill(server);
        upgrade("0.0.2");
        Path first = dumps().stream()
                .filter(dump -> !ofAnother.contains(dump))
                .findFirst()
                .orElseThrow();
        Files.createFile(Path.of(first.toString().replaceFirst("\\d{17}\\.dump$", "1.dump.part")));

        upgrade("0.0.3");

        assertThat(first).doesNotExist();
        assertThat(dumps()).containsAll(ofAnother).hasSize(ofAnother.size() + 1);
        assertThat(ada.backupFolder()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesTheDumpsOfItsPhysicalTwinAlone() throws IOException {
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");
        Path ofProduction = Path.of(query(server, "SELECT place FROM hop.backup WHERE kind = 'dump'"));
        Path running =
                Files.createFile(Path.of(ofProduction.toString().replaceFirst("\\d{17}\\.dump$", "1.dump.part")));

        // A server that a snapshot of the disks made has the same ids and rows; only where it is tells it apart.
        ada.dump(new DatabaseAddress(server.url().replace("127.0.0.1", "localhost"), server.user(), server.password()));
        ada.backUp(BackupChoice.DUMP, 1, false);
        upgrade("0.0.3");

        assertThat(ofProduction).exists();
        assertThat(running).exists();
        Files.delete(running);
    }

    @Test
    void deletesNoFileButADumpOfItsOwn() throws IOException {
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");
        Path precious = Files.writeString(folder.resolve("precious"), "not a dump");
        run(server, "UPDATE hop.backup SET place = '%s' WHERE kind = 'dump'".formatted(precious));
        ada.backUp(BackupChoice.DUMP, 1, false);

        upgrade("0.0.3");
        assertThat(precious).exists();

        run(
                server,
                "DELETE FROM hop.backup_counter;"
                        + " UPDATE hop.backup SET name = '../precious' WHERE position = (SELECT max(position) FROM hop.backup)");
        ada.rollback(target);
        upgrade("0.0.3");
        assertThat(precious).exists();
    }

    @Test
    void isRefusedBeforeTheUpgradeWhereOthersWouldBeInTheWayOfGoingBackByItself() throws SQLException {
        ada.dump(server);
        fill(server);
        ada.rollBackOnFailure();
        try (Connection app = DriverManager.getConnection(
                TestCluster.address(server, target).url() + "?ApplicationName=the shop",
                server.user(),
                server.password().reveal())) {
            assertThat(Refusal.of(() -> upgrade("0.0.2")).report()).matches("""
                    (?s)An upgrade of %1$s that fails could not be rolled back
                      Why: going back needs the target alone, and connected is pid \\d+ of postgres \\(the shop\\)
                      Fix: mvn hop:upgrade -Dhop.target=%1$s -Dhop.onFailure=stop
                           or, to have their sessions ended if it fails: \
                    mvn hop:upgrade -Dhop.target=%1$s -Dhop.onFailure=rollback -Dhop.stopSessions=true
                    The target is as it was\\.""".formatted(target));
            assertThat(app.isValid(5)).isTrue();
        }
        upgrade("0.0.2");
    }

    @Test
    void givesNoAddressToPgDumpWhoseSecurityItCannotKeep() {
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");
        ada.dump(new DatabaseAddress(
                server.url() + "?sslfactory=org.postgresql.ssl.NonValidatingFactory",
                server.user(),
                server.password()));
        String why =
                "sslfactory in the address has a meaning for the JDBC driver only, sslmode and sslrootcert have one for both";

        assertThat(Refusal.of(() -> ada.rollback(target)).report()).isEqualTo("""
                The dump of %s cannot be restored from here
                  Why: %s; its pg_restore is needed
                  Fix: say it in the address of the target as both understand it, then run the same command again
                The target is as it was.""".formatted(target, why));
        ada.backUp(BackupChoice.DUMP, 5, false);
        assertThat(Refusal.of(() -> upgrade("0.0.3")).why()).isEqualTo("no dump: " + why);
        ada.backUp(BackupChoice.AUTO, 5, false);
        upgrade("0.0.3");
        assertThat(ada.console().lines()).contains("1/2 Back up the target copy");
    }

    @Test
    void aDumpThatCannotBeDeletedStopsNoUpgrade() throws IOException {
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");
        Path oldest = Path.of(query(server, "SELECT place FROM hop.backup WHERE kind = 'dump'"));
        Files.delete(oldest);
        Files.createFile(Files.createDirectory(oldest).resolve("undeletable"));
        ada.backUp(BackupChoice.DUMP, 1, false);

        upgrade("0.0.3");

        assertThat(ada.console().warnings())
                .containsExactly(
                        "The old backup %s could not be deleted: DirectoryNotEmptyException".formatted(oldest));
        assertThat(query(server, "SELECT to_regclass('more') IS NOT NULL")).isEqualTo("t");
        assertThat(query(server, "SELECT count(*) FROM hop.backup WHERE kind = 'dump'"))
                .isEqualTo("2");
    }

    @Test
    void leavesNoDumpThatNobodyKnowsOf() throws IOException {
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");
        int there = dumps().size();
        run(server, "ALTER TABLE hop.backup ADD CHECK (kind <> 'dump') NOT VALID");

        assertThat(Refusal.of(() -> upgrade("0.0.3")).report()).endsWith("The target has 0.0.2, as before.");

        assertThat(dumps()).hasSize(there);
        assertThat(ada.backupFolder()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void namesThatAreHardToQuoteWork() {
        target = "we\"ird 'n=äme %s \\ ".formatted(TestCluster.freshName(""));
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");

        ada.rollback(target);

        assertThat(query(server, "SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        ada.dump(server);
        fill(server);
        Path file = Files.createTempFile(folder, "no", "folder");
        ada.backUp(BackupChoice.AUTO, file);

        assertThat(Refusal.of(() -> upgrade("0.0.2")).report()).matches("""
                (?s)The backup cannot be written to %s
                  Why: .*
                  Fix: make room there, or name another folder: -Dhop.backupDirectory=/var/backups/hop
                The target (is as it was|has 0.0.1, as before).""".formatted(file));
    }

    @Test
    void refusesADumpThatIsElsewhere() throws IOException {
        ada.dump(server);
        fill(server);
        upgrade("0.0.2");
        Path dump = Path.of(query(server, "SELECT place FROM hop.backup WHERE kind = 'dump'"));
        Path moved = Files.createTempDirectory(folder, "moved").resolve(dump.getFileName());
        Files.move(dump, moved);

        assertThat(Refusal.of(() -> ada.rollback(target)).why()).isEqualTo("it is %s on test".formatted(dump));

        ada.backUp(BackupChoice.AUTO, moved.getParent());
        ada.rollback(target);
        assertThat(query(server, "SELECT to_regclass('orders') IS NULL")).isEqualTo("t");
    }

    private DatabaseAddress owner(String attributes) {
        String name = TestCluster.freshName("owner");
        String password = "it's a \\ secret: %s";
        TestCluster.run(
                server,
                "CREATE ROLE %s LOGIN NOSUPERUSER NOCREATEROLE %s PASSWORD '%s'"
                        .formatted(name, attributes, password.replace("'", "''")));
        TestCluster.run(server, "CREATE DATABASE %s OWNER %s".formatted(target, name));
        DatabaseAddress owner = new DatabaseAddress(server.url(), name, new Secret(password));
        ada.dump(owner);
        return owner;
    }

    /** A target of the first release, with rows and what a dump has to take care of. */
    private void fill(DatabaseAddress as) {
        if (query(as, "SELECT 1").startsWith("error")) {
            TestCluster.run(server, "CREATE DATABASE \"%s\"".formatted(target.replace("\"", "\"\"")));
        }
        upgrade("0.0.1");
        run(as, """
                INSERT INTO users (name, photo) SELECT 'user ' || i, decode('00ff5c', 'hex') FROM generate_series(1, 500) i;
                SELECT lo_from_bytea(0, 'a large object'); REFRESH MATERIALIZED VIEW counted;
                COMMENT ON TABLE users IS 'it''s ours'; GRANT SELECT ON users TO PUBLIC""");
    }

    private void upgrade(String version) {
        ada.upgrade(target, Optional.of(Version.parse(version)));
    }

    private void run(DatabaseAddress as, String sql) {
        TestCluster.run(TestCluster.address(as, target), sql);
    }

    private String query(DatabaseAddress as, String sql) {
        return TestCluster.query(TestCluster.address(as, target), sql);
    }

    private String content(DatabaseAddress as) {
        return query(as, """
                SELECT concat_ws(E'\\n',
                    (SELECT string_agg(concat_ws(' ', c.relname, c.relkind, c.relacl, obj_description(c.oid),
                         pg_get_userbyid(c.relowner)), E'\\n' ORDER BY c.relname)
                     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace),
                    (SELECT string_agg(u::text, ',' ORDER BY u.id) FROM users u),
                    (SELECT users FROM counted),
                    (SELECT last_value FROM users_id_seq),
                    (SELECT string_agg(encode(lo_get(oid), 'escape'), ',') FROM pg_largeobject_metadata),
                    hello(), to_regtype('shop.colour'),
                    (SELECT string_agg(label, ',') FROM hop.release))""");
    }

    private static List<Path> dumps() throws IOException {
        try (Stream<Path> files = Files.list(ada.backupFolder())) {
            return files.filter(file -> file.toString().endsWith(".dump"))
                    .sorted((a, b) -> b.getFileName()
                            .toString()
                            .replaceAll(".*_", "")
                            .compareTo(a.getFileName().toString().replaceAll(".*_", "")))
                    .toList();
        }
    }
}
