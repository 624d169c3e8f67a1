package dev.hopdb.database.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hopdb.database.Secret;
import dev.hopdb.problem.HopException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://db.acme.com:6432/shop              | jdbc:postgresql://db.acme.com:6432/shop
            postgresql://db.acme.com/shop                        | jdbc:postgresql://db.acme.com:5432/shop
            postgres://db/shop                                   | jdbc:postgresql://db:5432/shop
            jdbc:postgresql:shop                                 | jdbc:postgresql://localhost:5432/shop
            jdbc:postgresql:///shop                              | jdbc:postgresql://localhost:5432/shop
            jdbc:postgresql://[::1]:5433/shop                    | jdbc:postgresql://[::1]:5433/shop
            jdbc:postgresql://a:1,b/shop                         | jdbc:postgresql://a:1,b:5432/shop
            jdbc:postgresql://h/shop?sslmode=require&ssl         | jdbc:postgresql://h:5432/shop?sslmode=require&ssl=
            postgresql://h/shop?application_name=x+y             | jdbc:postgresql://h:5432/shop?ApplicationName=x%2By
            jdbc:postgresql://h/100%25%20%C3%BC                  | jdbc:postgresql://h:5432/100%25%20%C3%BC
            postgresql://u:p@h/shop?password=x                   | jdbc:postgresql://h:5432/shop
            """)
    void isWrittenInOneForm(String written, String expected) {
        assertThat(DatabaseUrl.parse("hop.url", written).jdbc()).isEqualTo(expected);
    }

    @Test
    void keepsThePasswordApart() {
        DatabaseUrl url = DatabaseUrl.parse("hop.url", "postgresql://anna:s%40cr+et@h:1/shop");

        assertThat(url.user()).contains("anna");
        assertThat(url.password()).contains(new Secret("s@cr+et"));
        assertThat(url.toString()).doesNotContain("cr+et");
    }

    @Test
    void readsUserAndPasswordFromTheOptions() {
        DatabaseUrl url = DatabaseUrl.parse("hop.url", "jdbc:postgresql://h/shop?user=anna&password=a+b&ssl=true");

        assertThat(url.user()).contains("anna");
        assertThat(url.password()).contains(new Secret("a b"));
        assertThat(url.jdbc()).endsWith("/shop?ssl=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "hunter2",
                "jdbc:mysql://anna:hunter2@h/shop",
                "anna:hunter2@h/shop",
                "jdbc:postgresql://h:5432/",
                "jdbc:postgresql://h:99999/shop?password=hunter2",
                "jdbc:postgresql://h:port/shop?password=hunter2",
                "postgresql://anna:12/hunter2@h/shop",
                "postgresql://anna:hunter2%zz@h/shop",
                "postgresql://anna:hunter2@h e/shop",
                "jdbc:postgresql://h/shop?sslpassword=hunter2"
            })
    void refusesNonsenseWithoutRepeatingIt(String nonsense) {
        HopException refusal = catchThrowableOfType(HopException.class, () -> DatabaseUrl.parse("hop.url", nonsense));

        assertThat(refusal.report())
                .startsWith("hop.url is not the address of a PostgreSQL database")
                .contains("jdbc:postgresql://<host>:<port>/<database>")
                .doesNotContain("hunter2");
        assertThat(refusal).hasNoCause();
    }
}
