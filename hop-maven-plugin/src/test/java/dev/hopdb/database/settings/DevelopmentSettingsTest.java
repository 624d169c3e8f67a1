package dev.hopdb.database.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Secret;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentSettingsTest {

    private static final Map<String, String> EVERYTHING = Map.of(
            "HOP_URL", "jdbc:postgresql://hop/shop",
            "HOP_USER", "hop",
            "HOP_PASSWORD", "of hop",
            "PGHOST", "pg",
            "PGDATABASE", "shop",
            "PGUSER", "pg",
            "PGPASSWORD", "of pg");

    @TempDir
    private Path home;

    @Test
    void namesNoServerIfNothingDoes() {
        Map<String, String> noPlace = Map.of("PGUSER", "anna", "PGPASSWORD", "x", "PGPORT", "5433", "HOP_URL", "");

        assertThat(resolve(GivenDatabase.NOTHING, GivenDatabase.NOTHING, noPlace)
                        .address())
                .isEmpty();
    }

    @Test
    void prefersParametersThenTheServerThenItsOwnVariablesThenThoseOfLibpq() {
        GivenDatabase parameters = GivenDatabase.of("jdbc:postgresql://param/shop", "param", "of param");
        GivenDatabase server = GivenDatabase.of("jdbc:postgresql://server/shop", "server", "of server");

        assertThat(address(parameters, server, EVERYTHING))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://param:5432/shop", "param", new Secret("of param")));
        assertThat(address(GivenDatabase.NOTHING, server, EVERYTHING))
                .isEqualTo(
                        new DatabaseAddress("jdbc:postgresql://server:5432/shop", "server", new Secret("of server")));
        assertThat(address(GivenDatabase.NOTHING, GivenDatabase.NOTHING, EVERYTHING))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://hop:5432/shop", "hop", new Secret("of hop")));
        assertThat(address(
                        GivenDatabase.NOTHING,
                        GivenDatabase.NOTHING,
                        Map.of("PGHOST", "pg", "PGPORT", "5433", "PGUSER", "anna", "PGPASSWORD", "of pg")))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://pg:5433/anna", "anna", new Secret("of pg")));
    }

    @Test
    void takesCredentialsFromTheServerForTheUrlOfTheParameters() {
        assertThat(address(
                        GivenDatabase.of("jdbc:postgresql://h/shop", null, null),
                        GivenDatabase.of(null, "anna", "of anna"),
                        Map.of()))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h:5432/shop", "anna", new Secret("of anna")));
    }

    @Test
    void takesCredentialsOutOfTheUrl() {
        assertThat(address(
                        GivenDatabase.of("postgresql://anna:of%20anna@h/shop", null, null),
                        GivenDatabase.NOTHING,
                        EVERYTHING))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h:5432/shop", "anna", new Secret("of anna")));
    }

    @Test
    void looksIntoThePasswordFileLast() throws IOException {
        Path file = Files.writeString(home.resolve("passwords"), "h:5432:shop:me:of file\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> environment = Map.of("PGPASSFILE", file.toString());

        assertThat(address(
                        GivenDatabase.of("jdbc:postgresql://h/shop", null, null), GivenDatabase.NOTHING, environment))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://h:5432/shop", "me", new Secret("of file")));
    }

    @Test
    void handsOnTheEncryptionThatLibpqIsToldUnlessTheUrlSaysOtherwise() {
        Map<String, String> environment = Map.of("PGSSLMODE", "verify-full");

        assertThat(address(GivenDatabase.of("jdbc:postgresql://h/shop", null, null), GivenDatabase.NOTHING, environment)
                        .url())
                .isEqualTo("jdbc:postgresql://h:5432/shop?sslmode=verify-full");
        assertThat(address(
                                GivenDatabase.of("jdbc:postgresql://h/shop?sslmode=disable", null, null),
                                GivenDatabase.NOTHING,
                                environment)
                        .url())
                .isEqualTo("jdbc:postgresql://h:5432/shop?sslmode=disable");
    }

    @Test
    void warnsOfAPasswordOnTheCommandLineAndDoesNotRepeatIt() {
        for (GivenDatabase given : new GivenDatabase[] {
            GivenDatabase.of("jdbc:postgresql://h/shop", "anna", "hunter2"),
            GivenDatabase.of("postgresql://anna:hunter2@h/shop", null, null)
        }) {
            assertThat(new DevelopmentSettings(given, GivenDatabase.NOTHING, true, surroundings(Map.of()))
                            .resolve()
                            .warnings())
                    .singleElement()
                    .asString()
                    .contains("command line", "HOP_PASSWORD")
                    .doesNotContain("hunter2");
            assertThat(resolve(given, GivenDatabase.NOTHING, Map.of()).warnings())
                    .isEmpty();
        }
    }

    @Test
    void warnsOfAUserWithoutAServer() {
        assertThat(resolve(GivenDatabase.of(null, "anna", null), GivenDatabase.NOTHING, Map.of())
                        .warnings())
                .singleElement()
                .asString()
                .contains("hop.user is given without hop.url");
    }

    @Test
    void refusesASocket() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() ->
                        resolve(GivenDatabase.NOTHING, GivenDatabase.NOTHING, Map.of("PGHOST", "/var/run/postgresql")))
                .satisfies(e -> assertThat(e.report()).contains("TCP only", "export PGHOST=localhost"));
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() ->
                        resolve(GivenDatabase.NOTHING, GivenDatabase.NOTHING, Map.of("PGHOST", "h", "PGPORT", "x")))
                .satisfies(e -> assertThat(e.report()).contains("PGPORT is 'x'"));
    }

    private DatabaseAddress address(GivenDatabase parameters, GivenDatabase server, Map<String, String> environment) {
        return resolve(parameters, server, environment).address().orElseThrow();
    }

    private DevelopmentSettings.Resolved resolve(
            GivenDatabase parameters, GivenDatabase server, Map<String, String> environment) {
        return new DevelopmentSettings(parameters, server, false, surroundings(environment)).resolve();
    }

    private Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(environment, home, "me");
    }
}
