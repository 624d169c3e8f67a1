package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64, 18.6.0",
        "Linux, amd64, true, linux-amd64-alpine, 18.6.0",
        "Linux, aarch64, false, linux-arm64v8, 18.4.0",
        "Mac OS X, aarch64, false, darwin-arm64v8, 18.4.0",
        "Mac OS X, x86_64, false, darwin-amd64, 18.6.0",
        "Windows 11, amd64, false, windows-amd64, 18.6.0"
    })
    void isNamedAsItsBinariesAre(String os, String arch, boolean alpine, String name, String version) {
        Platform platform = Platform.of(os, arch, alpine);

        assertThat(platform).hasToString(name);
        assertThat(platform.defaultPostgresVersion()).isEqualTo(version);
    }

    @Test
    void refusesAMachineThatNothingIsPublishedFor() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> Platform.of("SunOS", "sparcv9", false))
                .satisfies(e ->
                        assertThat(e.report()).contains("no embedded PostgreSQL for SunOS on sparcv9", "-Dhop.url="));
    }

    @Test
    void takesAVersionWithTwoNumbersForItsFirstPackaging() {
        assertThat(PostgresVersion.parse("17.5")).isEqualTo(new PostgresVersion("17.5.0", 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "latest", "9.6.0", "12.22.0", "18.6.0-rc1", ""})
    void refusesAVersionThatIsNone(String text) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> PostgresVersion.parse(text))
                .satisfies(
                        e -> assertThat(e.report()).contains("'%s'".formatted(text), "-Dhop.postgresVersion=18.6.0"));
    }
}
