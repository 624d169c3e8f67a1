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

    private static LibpqAddress of(String url, String password) {
        return LibpqAddress.of(new DatabaseAddress(url, "owner", new Secret(password)));
    }
}
