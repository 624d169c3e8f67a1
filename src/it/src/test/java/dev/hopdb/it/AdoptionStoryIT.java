package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Projects that begin with a database that is there, and what production receives on top of it. */
@ExtendWith(WithServer.class)
class AdoptionStoryIT {

    @TempDir
    Path folder;

    private final Server server;

    AdoptionStoryIT(Server server) {
        this.server = server;
    }

    @Test
    void aSchemaIsTheFirstReleaseWithTheRowsThatAreNamed() {
        Shell outside = Shell.in(folder);
        outside.git("init", "--quiet", "--bare", "origin.git").succeeds();
        Shop.createDirectories(folder.resolve("shop"));
        Shell shell = server.withTarget(server.withTarget(outside.cd("shop"), "legacy"), "sibling");
        server.run("legacy", """
                CREATE TABLE country (code text PRIMARY KEY, name text NOT NULL);
                INSERT INTO country VALUES ('de', 'Germany'), ('fr', 'France');
                CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, country text REFERENCES country);
                INSERT INTO orders (country) VALUES ('de'), ('de'), ('fr');
                """);

        shell.hop(
                        "init",
                        "-DgroupId=com.acme",
                        "-DartifactId=shop",
                        "-Dhop.origin=../origin.git",
                        "-Dhop.target=legacy",
                        "-Dhop.baselineData=country")
                .succeeds()
                .says("You are on ho-prod");
        Shop shop = new Shop(folder.resolve("shop"), shell);
        shell.mvn("hop:release-create", "-Dhop.level=minor").succeeds();
        shell.mvn("hop:patch-create", "-Dhop.patch=1-notes").succeeds();
        shop.write("Patches/1-notes/10.sql", "ALTER TABLE orders ADD note text NOT NULL DEFAULT 'none';\n")
                .withTest(
                        "OrdersTest",
                        "assertEquals(2, update(\"DELETE FROM country\")); assertEquals(1, update(\"INSERT INTO orders DEFAULT VALUES\"));")
                .commit();
        shell.mvn("hop:patch-merge").succeeds();
        shell.mvn("hop:release-promote", "-Dhop.to=prod").succeeds();

        shell.mvn("hop:upgrade", "-Dhop.target=legacy").succeeds().says("Apply release 0.2.0");
        shell.mvn("hop:upgrade", "-Dhop.target=sibling").succeeds().says("Apply release 0.1.0", "Apply release 0.2.0");

        String rows = "SELECT (SELECT count(*) FROM country) || ' countries, ' || count(note) || ' notes' FROM orders";
        assertThat(server.query("legacy", rows)).isEqualTo("2 countries, 3 notes");
        assertThat(server.query("sibling", rows)).isEqualTo("2 countries, 0 notes");
    }

    @Test
    void theNextReleaseGoesOnWhereFlywayStopped() {
        Company company = Company.beforeHop(folder);
        String scripts = "shop/src/main/resources/db/migration/";
        company.write(scripts + "V1__users.sql", Shop.USERS)
                .write(scripts + "V2__names.sql", "ALTER TABLE users ADD name text;\n");
        Shell shell = server.withTarget(server.withTarget(company.shell(), "flown"), "unflown");
        Flyway.configure()
                .dataSource(server.url("flown"), "maker", Server.PASSWORD)
                .locations("filesystem:" + company.folder().resolve(scripts))
                .load()
                .migrate();
        commit(shell, "Keep a database with Flyway");

        shell.cd("shop").hop("init", "-Dhop.target=flown").succeeds().says("You are on ho-prod");
        shell.hop("release-create", "-Dhop.level=minor").succeeds();
        shell.hop("patch-create", "-Dhop.patch=1-ages").succeeds();
        company.write("shop/Patches/1-ages/10.sql", "ALTER TABLE users ADD age int;\n")
                .write(
                        "shop/src/test/java/com/acme/UsersTest.java",
                        Shop.testClass(
                                "UsersTest", "assertEquals(1, update(\"UPDATE users SET name = 'Ada', age = 36\"));"));
        commit(shell, "Ages");
        shell.hop("patch-merge").succeeds();
        shell.hop("release-promote", "-Dhop.to=prod").succeeds();

        shell.hop("upgrade", "-Dhop.target=flown").succeeds().says("Apply release 0.2.0");
        shell.hop("upgrade", "-Dhop.target=unflown").succeeds().says("Apply release 0.1.0", "Apply release 0.2.0");

        for (String target : new String[] {"flown", "unflown"}) {
            assertThat(server.query(target, "SELECT count(*) FROM users WHERE age IS NULL AND name IS NULL"))
                    .as(target)
                    .isEqualTo("1");
        }
        assertThat(server.query("flown", "SELECT count(*) FROM hop.statement WHERE release = '0.1.0'"))
                .isEqualTo("0");
    }

    private static void commit(Shell shell, String message) {
        shell.git("add", ".").succeeds();
        shell.git("commit", "--quiet", "--message", message).succeeds();
    }
}
