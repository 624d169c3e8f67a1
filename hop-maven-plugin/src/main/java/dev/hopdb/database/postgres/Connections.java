package dev.hopdb.database.postgres;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.problem.HopException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.jdbc.PgConnection;

/** The one place where connections are made, all with the same settings and the same words for what goes wrong. */
final class Connections {

    private static final int OLDEST = 13;
    private static final String OWN_SCHEMA = "hop";

    private final DatabaseAddress given;
    private final JdbcUrl url;

    Connections(DatabaseAddress given) {
        this.given = given;
        this.url = JdbcUrl.parse(given.url());
    }

    JdbcUrl url() {
        return url;
    }

    /** The database that the address itself names: by default, the one with the user's name. */
    DatabaseName ownDatabase() {
        return url.database().orElseGet(() -> new DatabaseName(given.user()));
    }

    DatabaseAddress address(DatabaseName name) {
        return new DatabaseAddress(url.with(name).text(), given.user(), given.password());
    }

    PgConnection open(DatabaseName name) {
        try {
            return connect(name);
        } catch (SQLException e) {
            throw refusal(name, e);
        }
    }

    PgConnection connect(DatabaseName name) throws SQLException {
        refuseOwnName();
        Connection connection = new Driver().connect(url.with(name).textForHop(), settings());
        if (connection == null) {
            throw new SQLException("the driver does not know this form of address", "08001");
        }
        PgConnection open = connection.unwrap(PgConnection.class);
        if (open.getServerMajorVersion() < OLDEST) {
            String found = open.getDBVersionNumber();
            open.close();
            throw new HopException(
                    "PostgreSQL %s on %s is too old".formatted(found, url.server()),
                    "hop needs PostgreSQL %d or newer".formatted(OLDEST),
                    "upgrade the server, or name another with -Dhop.url=jdbc:postgresql://host:5432/database");
        }
        return open;
    }

    /** With PostgreSQL's own search path, what a script makes goes into the schema that has the name of the role. */
    private void refuseOwnName() {
        if (given.user().equals(OWN_SCHEMA)) {
            throw new HopException(
                    "A role named %s cannot be used".formatted(OWN_SCHEMA),
                    "hop keeps its records in a schema of that name, where the tables of your scripts would go as well",
                    "name another role with hop.user: CREATE ROLE shop LOGIN CREATEDB PASSWORD '...'");
        }
    }

    HopException refusal(DatabaseName name, SQLException e) {
        String problem = "'%s' on %s cannot be opened as %s".formatted(name, url.server(), given.user());
        return new HopException(problem, ServerRefusal.words(e), remedy(name, ServerRefusal.state(e)), e);
    }

    private Properties settings() {
        var settings = new Properties();
        settings.setProperty("user", given.user());
        settings.setProperty("password", given.password().reveal());
        settings.setProperty("ApplicationName", PostgresSession.APPLICATION);
        // The name comes with the first message then, and RESET ALL does not take it away.
        settings.setProperty("assumeMinServerVersion", Integer.toString(OLDEST));
        settings.setProperty("tcpKeepAlive", "true");
        // A script goes to the server whole and as it stands, so that it alone decides where statements end.
        settings.setProperty("preferQueryMode", "simple");
        return settings;
    }

    private String remedy(DatabaseName name, String state) {
        return switch (state) {
            case "28P01", "28000", "08004" -> "check hop.user and hop.password, and pg_hba.conf of the server";
            case "3D000" -> "create it: createdb --host=... \"%s\"; or name another in hop.url".formatted(name);
            case "42501" -> "GRANT CONNECT ON DATABASE %s TO \"%s\"".formatted(Identifier.quote(name), given.user());
            case "53300" -> "close other sessions, or set max_connections higher, then run the same command again";
            default -> "start the server, or name the right one: -Dhop.url=jdbc:postgresql://host:5432/database";
        };
    }
}
