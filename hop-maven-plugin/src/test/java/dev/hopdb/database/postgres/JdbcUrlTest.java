package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.problem.HopException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:1/shop?ssl=true&a=%2F, jdbc:postgresql://h:1/x%20%2B?ssl=true&a=%2F",
        "jdbc:postgresql://h1:1&h2:2/shop, jdbc:postgresql://h1:1&h2:2/x%20%2B",
        "jdbc:postgresql://h/, jdbc:postgresql://h/x%20%2B",
        "jdbc:postgresql://h, jdbc:postgresql://h/x%20%2B",
        "jdbc:postgresql://[::1]:5/a?b, jdbc:postgresql://[::1]:5/x%20%2B?b",
        "jdbc:postgresql:shop, jdbc:postgresql:x%20%2B",
        "jdbc:postgresql:/, jdbc:postgresql:x%20%2B"
    })
    void anotherDatabaseOfTheServerIsNamed(String given, String expected) {
        assertThat(JdbcUrl.parse(given).with(new DatabaseName("x +")).text()).isEqualTo(expected);
    }

    @Test
    void theDatabaseIsReadAsItWasWritten() {
        JdbcUrl url = JdbcUrl.parse("jdbc:postgresql://h/").with(new DatabaseName("a/b?c%d+e é\"';"));

        assertThat(JdbcUrl.parse(url.text()).database()).contains(new DatabaseName("a/b?c%d+e é\"';"));
    }

    @Test
    void parametersThatContradictHopAreLeftOut() {
        assertThat(JdbcUrl.parse("jdbc:postgresql://h/a?user=u&ssl=true&password=p&preferQueryMode=extended")
                        .textForHop())
                .isEqualTo("jdbc:postgresql://h/a?ssl=true");
    }

    @Test
    void anythingElseIsRefusedWithoutItsPassword() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> JdbcUrl.parse("postgres://u:hush@h/a?password=hush"))
                .satisfies(
                        e -> assertThat(e.report()).contains("'postgres://h/a'").doesNotContain("hush"));
    }
}
