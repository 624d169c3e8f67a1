package dev.hopdb.database.postgres;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;

/** The part of a first connection that needs no server. */
public final class DriverClasses {

    /** Loading each of them loads many more. */
    static final List<String> NAMES = List.of(
            "org.postgresql.Driver",
            "org.postgresql.jdbc.PgConnection",
            "org.postgresql.core.v3.ConnectionFactoryImpl",
            "org.postgresql.core.v3.QueryExecutorImpl",
            "org.postgresql.core.v3.ScramAuthenticator",
            "org.postgresql.core.v3.SimpleQuery",
            "org.postgresql.shaded.com.ongres.scram.client.ScramClient",
            "org.postgresql.shaded.com.ongres.stringprep.Stringprep",
            "org.postgresql.hostchooser.HostChooserFactory",
            "org.postgresql.util.PSQLException");

    private DriverClasses() {}

    /** Loads what connecting with a password needs. */
    public static void load() {
        try {
            for (String name : NAMES) {
                Class.forName(name);
            }
            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            Mac.getInstance("HmacSHA256");
        } catch (ClassNotFoundException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
