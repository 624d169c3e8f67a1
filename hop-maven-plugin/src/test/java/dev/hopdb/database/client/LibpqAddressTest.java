package dev.hopdb.database.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Secret;
import dev.hopdb.problem.HopException;
import org.junit.jupiter.api.Test;

class LibpqAddressTest {

    @Test
    void keepsAPasswordOutOfTheArguments() {
        LibpqAddress address = of("jdbc:postgresql://db.example.com:6432/shop", "hush");

        assertThat(address.argument()).isEqualTo("dbname='shop'");
        assertThat(address.environment())
                .containsEntry("PGPASSWORD", "hush")
                .containsEntry("PGHOST", "db.example.com")
                .containsEntry("PGPORT", "6432")
                .containsEntry("PGUSER", "owner");
    }

    @Test
    void namesTheDatabaseSoThatNothingInItIsTakenForAnythingElse() {
        assertThat(of("jdbc:postgresql://h/a%20%27b%5C%20host=evil", "").argument())
                .isEqualTo("dbname='a \\'b\\\\ host=evil'");
        assertThat(of("jdbc:postgresql://h/", "").argument()).isEqualTo("dbname='owner'");
    }

    @Test
    void translatesWhatTheDriverCallsOtherwise() {
        assertThat(of(
                                "jdbc:postgresql://a:1,[::1],c/x?sslmode=verify-full&sslrootcert=%2Fca.pem&targetServerType=primary"
                                        + "&connectTimeout=5&sslkey=/k.pk8",
                                "")
                        .environment())
                .containsEntry("PGHOST", "a,::1,c")
                .containsEntry("PGPORT", "1,5432,5432")
                .containsEntry("PGSSLMODE", "verify-full")
                .containsEntry("PGSSLROOTCERT", "/ca.pem")
                .containsEntry("PGTARGETSESSIONATTRS", "read-write")
                .containsEntry("PGCONNECT_TIMEOUT", "5")
                .doesNotContainKeys("PGPASSWORD", "PGSSLKEY");
    }

    @Test
    void encryptsAndVerifiesWhereTheDriverDoes() {
        for (String given :
                new String[] {"ssl=true", "ssl", "ssl=", "ssl=TRUE", "ssl=1", "connectTimeout=5&ssl=true"}) {
            assertThat(of("jdbc:postgresql://h/shop?" + given, "").environment())
                    .as(given)
                    .containsEntry("PGSSLMODE", "verify-full");
        }
        for (String given : new String[] {"ssl=true&sslmode=verify-ca", "sslmode=verify-ca&ssl=true"}) {
            assertThat(of("jdbc:postgresql://h/shop?" + given, "").environment())
                    .as(given)
                    .containsEntry("PGSSLMODE", "verify-ca");
        }
        assertThat(of("jdbc:postgresql://h/shop?ssl=false", "").environment()).doesNotContainKey("PGSSLMODE");
        assertThat(of("jdbc:postgresql://h/shop?sslNegotiation=direct&sslResponseTimeout=5", "")
                        .environment())
                .containsEntry("PGSSLNEGOTIATION", "direct");
    }

    @Test
    void refusesWhatOnlyTheDriverCanDo() {
        for (String given : new String[] {
            "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", "sslfactoryarg=x",
                    "sslhostnameverifier=com.acme.Any",
            "sslpassword=hush", "sslpasswordcallback=com.acme.Ask", "sslsomethingnew=1"
        }) {
            assertThatExceptionOfType(HopException.class)
                    .as(given)
                    .isThrownBy(() -> of("jdbc:postgresql://h/shop?ssl=true&" + given, ""))
                    .satisfies(e -> assertThat(e.report()).isEqualTo("""
                            pg_dump cannot connect as hop does
                              Why: %s in the address has a meaning for the JDBC driver only, sslmode and sslrootcert have one for both
                              Fix: say it as pg_dump can: sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem
                                   or back up without pg_dump: -Dhop.backup=copy""".formatted(given.replaceAll("=.*", ""))));
        }
    }

    private static LibpqAddress of(String url, String password) {
        return LibpqAddress.of(new DatabaseAddress(url, "owner", new Secret(password)));
    }
}
