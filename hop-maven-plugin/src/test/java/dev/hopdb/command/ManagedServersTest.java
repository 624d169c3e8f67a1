package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.backup.BackupChoice;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.Secret;
import dev.hopdb.database.TestCluster;
import dev.hopdb.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on managed servers lets one type does what the page says, for roles such as those servers have. */
@EveryServer
class ManagedServersTest {

    private static final Path PAGE = Path.of("../docs/how-to/managed-servers.md");
    private static final Pattern SQL = Pattern.compile("(?ms)^```sql\\n(.*?)^```$");

    @TempDir
    static Path folder;

    private static Developer ada;

    private final String target = TestCluster.freshName("target");
    private final String owner = target + "_owner";

    @BeforeAll
    static void bringsTwoReleasesToProduction() {
        ada = TestProject.in(folder).clone("ada");
        ada.release("1-users", "CREATE EXTENSION hstore; CREATE TABLE users (name text, tags hstore);\n");
        ada.release("2-orders", "CREATE TABLE orders (id int);\n");
    }

    @Test
    void anAdministratorWhoIsNoSuperuserMakesAnOwnerForWhomTheWayBackWorks() throws IOException {
        DatabaseAddress administrator = TestCluster.role("postgres", "NOSUPERUSER CREATEROLE CREATEDB");
        onThePage(0).forEach(statement -> TestCluster.run(administrator, statement));
        onThePage(1).forEach(statement -> TestCluster.run(target, statement));
        DatabaseAddress asOwner =
                new DatabaseAddress(TestCluster.address(target).url(), owner, new Secret("..."));
        ada.backUp(BackupChoice.AUTO, 5, false);
        ada.targetsOn(asOwner);
        ada.upgrade(target, Optional.of(Version.parse("0.0.1")));
        TestCluster.run(asOwner, "INSERT INTO users VALUES ('grace', 'rank=>admiral')");
        ada.upgrade(target, Optional.empty());
        assertThat(ada.console().lines()).contains("1/2 Back up the target copy");
        assertThat(ada.console().warnings()).isEmpty();

        ada.rollback(target);

        assertThat(TestCluster.query(
                        asOwner,
                        "SELECT concat_ws(' ', name, tags -> 'rank', to_regclass('orders'),"
                                + " (SELECT extname FROM pg_extension WHERE extname LIKE 'pg_stat%'))"
                                + " FROM users"))
                .isEqualTo("grace admiral pg_stat_statements");
        assertThat(TestCluster.query(
                        asOwner, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                .isEqualTo(owner);
    }

    @Test
    void aSchemaOfSomebodyElseIsNoEmptyDatabase() throws IOException {
        onThePage(0).forEach(statement -> TestCluster.run("postgres", statement));
        TestCluster.run(target, "CREATE SCHEMA ext; CREATE EXTENSION pg_stat_statements SCHEMA ext");
        ada.targetsOn(new DatabaseAddress(TestCluster.address(target).url(), owner, new Secret("...")));

        assertThat(Refusal.of(() -> ada.upgrade(target, Optional.empty())).problem())
                .isEqualTo("Database %s has objects that hop did not make".formatted(target));
    }

    @Test
    void theOwnerOfADatabaseMakesTrustedExtensionsOnly() throws IOException {
        onThePage(0).forEach(statement -> TestCluster.run("postgres", statement));
        DatabaseAddress asOwner =
                new DatabaseAddress(TestCluster.address(target).url(), owner, new Secret("..."));

        for (String extension : List.of("hstore", "pg_trgm", "pgcrypto", "citext")) {
            assertThat(Files.readString(PAGE)).contains("`%s`".formatted(extension));
            TestCluster.run(asOwner, "CREATE EXTENSION " + extension);
        }

        assertThat(TestCluster.query(asOwner, "CREATE EXTENSION pg_stat_statements"))
                .contains("permission denied to create extension");
    }

    /** The statements of the page's block, for a database and an owner of this test. */
    private List<String> onThePage(int block) throws IOException {
        String sql = SQL.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList()
                .get(block);
        return sql.replaceAll("\\bshop_owner\\b", owner)
                .replaceAll("\\bshop\\b", target)
                .lines()
                .toList();
    }
}
