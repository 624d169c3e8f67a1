package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A production database over three releases, with what can go wrong there, by the commands of the how-to pages. */
@ExtendWith(WithServer.class)
class ProductionStoryIT {

    /** Of the database that others use: what hop could have changed, and what it must not have left. */
    private static final String STATE = """
            SELECT string_agg(attname, ',' ORDER BY attnum) || '; ' || (SELECT string_agg(label, ',' ORDER BY label) FROM hop.release)
                || '; ' || (SELECT count(*) FROM pg_database WHERE datname LIKE 'hop\\_%production%')
            FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0
            """;

    private final Server server;
    private final List<String> typed = new ArrayList<>();
    private Shop shop;
    private Shell shell;

    ProductionStoryIT(Server server) {
        this.server = server;
    }

    @Test
    void goesFromReleaseToReleaseAndBackByTheCommandsOfThePages(@TempDir Path folder) throws IOException {
        shop = Shop.ready(folder);
        shell = server.withTarget(shop.shell(), "production");
        promoteThreeReleases();

        looksAheadAndUpgrades();
        findsWhatWasChangedByHand();
        goesBack();
        goesOnAfterEachFailure();

        for (String page : List.of("upgrade-production", "rehearse", "backup-and-rollback")) {
            Path file = Path.of(Shell.property("docs"), "how-to", page + ".md");
            assertThat(typed).as(page).containsAll(Page.commands(file));
        }
    }

    private void looksAheadAndUpgrades() throws IOException {
        type("mvn hop:upgrade -Dhop.target=production -Dhop.toRelease=0.1.0").succeeds();
        server.run("production", "INSERT INTO users VALUES ('grace@example.com'), ('grace@example.org')");
        String before = server.query("production", STATE);
        type("mvn hop:update -Dhop.target=production").succeeds().says("Available: 0.2.0, 0.3.0");
        type("mvn hop:upgrade -Dhop.target=production -Dhop.dryRun")
                .succeeds()
                .says("users_name ON users (name);   [alone]");
        type("mvn hop:upgrade -Dhop.target=production -Dhop.rehearse")
                .fails()
                .says("Key (name)=(grace) is duplicated", "The target is as it was, and the clone is gone");
        shell.mvn(
                        "hop:upgrade",
                        "-Dhop.target=production",
                        "-Dhop.toRelease=0.2.0",
                        "-Dhop.rehearse",
                        "-Dhop.outputFile=target/rehearsal.json")
                .succeeds();
        assertThat(shop.read("target/hop-rehearsal.html")).contains("Patches/2-names/10.sql:1", "ALTER TABLE users");
        JsonNode rehearsed = json(shop.read("target/rehearsal.json"));
        assertThat(rehearsed.at("/result/statements/0/locks/0/mode").asText()).isEqualTo("ACCESS EXCLUSIVE");
        assertThat(server.query("production", STATE)).isEqualTo(before).isEqualTo("email; 0.1.0; 0");

        Output upgrade = shell.mvn(
                        "hop:upgrade", "-Dhop.target=production", "-Dhop.toRelease=0.2.0", "-Dhop.output=json")
                .succeeds();
        JsonNode result = json(upgrade.text()
                        .lines()
                        .filter(line -> line.startsWith("{\"format\":"))
                        .findFirst()
                        .orElseThrow())
                .get("result");
        assertThat(result.get("applied")).extracting(JsonNode::asText).containsExactly("0.1.0", "0.2.0");
        assertThat(result.at("/releases/0/patches/0/files/0/file").asText()).isEqualTo("Patches/2-names/10.sql");
        assertThat(server.query("production", STATE)).isEqualTo("email,name; 0.1.0,0.2.0; 1");
    }

    private void findsWhatWasChangedByHand() {
        type("mvn hop:drift -Dhop.target=production").succeeds().says("production is what 0.2.0 makes");
        server.run("production", "ALTER TABLE users ADD by_hand int");
        type("mvn hop:drift -Dhop.target=production -Dhop.failOnDrift")
                .fails()
                .says("table public.users: column by_hand should not be there");
    }

    private void goesBack() {
        type("mvn hop:rollback -Dhop.target=production").fails().says("Rows written since", "-Dhop.confirm=production");
        assertThat(server.query("production", STATE)).startsWith("email,name,by_hand; ");
        type("mvn hop:rollback -Dhop.target=production -Dhop.confirm=production")
                .succeeds()
                .says("production has 0.1.0 again");
        assertThat(server.query("production", STATE)).startsWith("email; 0.1.0; ");
        assertThat(server.query("production", "SELECT count(*) FROM users")).isEqualTo("3");
    }

    private void goesOnAfterEachFailure() {
        type("mvn hop:upgrade -Dhop.target=production")
                .fails()
                .says("Key (name)=(grace) is duplicated", "mend the data that it fails on, then: mvn hop:upgrade")
                .says("The target has 0.2.0 and all before it; the same command goes on from there.");
        server.run("production", "UPDATE users SET name = 'gracia' WHERE email = 'grace@example.org'");
        type("mvn hop:upgrade -Dhop.target=production")
                .fails()
                .says("dropping the INVALID index public.users_name", "Patches/3-orders/20.sql:2:1 failed")
                .says("The target has a part of 0.3.0, up to 3-orders/20.sql:1");
        server.run("production", "UPDATE users SET name = 'gustav' WHERE email = 'grace@example.org'");
        server.run("production", "DROP INDEX users_code");
        server.run("production", "CREATE UNIQUE INDEX users_code ON users (left(name, 3))");
        type("mvn hop:upgrade -Dhop.target=production -Dhop.resolve=3-orders/20.sql:2=done -Dhop.reason=\"built by hand on Tuesday\"")
                .fails()
                .says(
                        "Patches/3-orders/20.sql:3:1 failed",
                        "-Dhop.resolve=3-orders/20.sql:3=skip -Dhop.reason=\"...\"");
        type("mvn hop:upgrade -Dhop.target=production -Dhop.resolve=3-orders/20.sql:3=skip -Dhop.reason=\"no such rows here\"")
                .succeeds()
                .says("production has 0.3.0");
        assertThat(
                        server.query(
                                "production",
                                "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class"
                                        + " JOIN pg_index ON indexrelid = pg_class.oid AND indisvalid WHERE indrelid = 'users'::regclass"))
                .isEqualTo("users_code,users_email_key,users_name");
    }

    /** With backups on the server, wherever a pg_dump may be on this machine. */
    private void promoteThreeReleases() {
        shop.replace("pom.xml", "</properties>", "  <hop.backup>copy</hop.backup>\n  </properties>")
                .commit();
        shell.mvn("hop:patch-merge").succeeds();
        shell.mvn("hop:release-promote", "-Dhop.to=prod").succeeds();
        promote("2-names", "10.sql", """
                ALTER TABLE users ADD name text;
                UPDATE users SET name = split_part(email, '@', 1);
                """);
        promote("3-orders", "20.sql", """
                CREATE UNIQUE INDEX CONCURRENTLY users_name ON users (name);
                CREATE UNIQUE INDEX CONCURRENTLY users_code ON users (left(name, 3));
                CREATE UNIQUE INDEX CONCURRENTLY users_initial ON users (left(name, 1));
                """);
    }

    private void promote(String patch, String file, String sql) {
        shell.mvn("hop:release-create", "-Dhop.level=minor").succeeds();
        shell.mvn("hop:patch-create", "-Dhop.patch=" + patch).succeeds();
        shop.write("Patches/" + patch + "/" + file, sql).commit();
        shell.mvn("hop:patch-merge").succeeds();
        shell.mvn("hop:release-promote", "-Dhop.to=prod").succeeds();
    }

    private Output type(String command) {
        List<String> words = Page.words(command);
        typed.add(String.join(" ", words));
        return shell.mvn(words.subList(1, words.size()).toArray(String[]::new));
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }
}
