package dev.hopdb.database.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.Secret;
import dev.hopdb.problem.HopException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetSettingsTest {

    private static final Map<String, String> DEVELOPMENT = Map.of(
            "HOP_URL", "jdbc:postgresql://dev/shop",
            "HOP_USER", "dev",
            "HOP_PASSWORD", "of dev",
            "PGHOST", "dev",
            "PGUSER", "dev",
            "PGPASSWORD", "of dev");

    @TempDir
    private Path home;

    @Test
    void isTheServerOfSettingsXmlWithThatName() {
        GivenDatabase server = GivenDatabase.of("jdbc:postgresql://prod/shop", "deploy", "of prod");

        assertThat(resolve("production", server, DEVELOPMENT))
                .isEqualTo(named("production", "jdbc:postgresql://prod:5432/shop", "deploy", "of prod"));
    }

    @Test
    void isNamedByVariables() {
        Map<String, String> environment = new HashMap<>(DEVELOPMENT);
        environment.put("HOP_TARGET_EU_WEST_1_URL", "postgresql://prod/shop");
        environment.put("HOP_TARGET_EU_WEST_1_USER", "deploy");
        environment.put("HOP_TARGET_EU_WEST_1_PASSWORD", "of prod");

        assertThat(resolve("eu-west.1", GivenDatabase.NOTHING, environment))
                .isEqualTo(named("eu-west.1", "jdbc:postgresql://prod:5432/shop", "deploy", "of prod"));
    }

    @Test
    void takesNoCredentialsFromTheDevelopmentSettings() {
        assertThat(resolve("prod", GivenDatabase.of("jdbc:postgresql://prod/shop", null, null), DEVELOPMENT))
                .isEqualTo(named("prod", "jdbc:postgresql://prod:5432/shop", "me", ""));
    }

    @Test
    void neverFallsBackToTheDevelopmentSettingsAndSaysTheThreeWays() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> resolve("staging", GivenDatabase.of(null, "deploy", "x"), DEVELOPMENT))
                .satisfies(e -> assertThat(e.report())
                        .startsWith("There is no target staging")
                        .contains("<server><id>staging</id>", "HOP_TARGET_STAGING_URL", "embedded:<database>"));
    }

    @Test
    void refusesToGuessBetweenTwoAddresses() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> resolve(
                        "prod",
                        GivenDatabase.of("jdbc:postgresql://a/shop", null, null),
                        Map.of("HOP_TARGET_PROD_URL", "jdbc:postgresql://b/shop")))
                .satisfies(e -> assertThat(e.report()).contains("two addresses", "unset HOP_TARGET_PROD_URL"));
    }

    @Test
    void mayBeOnTheEmbeddedServer() {
        assertThat(resolve("embedded:try out", GivenDatabase.NOTHING, Map.of()))
                .isEqualTo(new Target.OnEmbedded(new DatabaseName("try out")));
    }

    @Test
    void refusesAnAddressInPlaceOfANameWithoutRepeatingIt() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> resolve("postgresql://a:hunter2@prod/shop", GivenDatabase.NOTHING, Map.of()))
                .satisfies(e -> assertThat(e.report()).contains("hop.target").doesNotContain("hunter2"));
    }

    private static Target named(String name, String url, String user, String password) {
        return new Target.Named(name, new DatabaseAddress(url, user, new Secret(password)), List.of());
    }

    private Target resolve(String name, GivenDatabase server, Map<String, String> environment) {
        return new TargetSettings(name, server, new Surroundings(environment, home, "me")).resolve();
    }
}
