package dev.hopdb.database.postgres;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.Replacements;
import dev.hopdb.database.ServerTraits;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.DriverInfo;

/** A server reached over JDBC, with the rights of one role. Not shared between threads, but for {@link #openAhead}. */
public final class PostgresServer implements DatabaseServer {

    private static final String FACTS =
            "SELECT datname, oid, coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE ";

    private final Connections connections;
    private final Maintenance maintenance;
    private @Nullable ServerTraits traits;

    private PostgresServer(Connections connections) {
        this.connections = connections;
        this.maintenance = new Maintenance(connections);
    }

    /** Nothing is contacted before something is asked. */
    public static PostgresServer connect(DatabaseAddress anyDatabase) {
        return new PostgresServer(new Connections(anyDatabase));
    }

    /**
     * Connects, while somebody else has still other things to do. Who asks for something meanwhile waits for that; if it
     * fails, who needs it tries again, and says why.
     */
    public void openAhead() {
        maintenance.openAhead();
    }

    /** The database that an address names; where it names none, the server takes the one of the user's name. */
    public static DatabaseName databaseOf(DatabaseAddress address) {
        return JdbcUrl.parse(address.url()).database().orElseGet(() -> new DatabaseName(address.user()));
    }

    /** The version of the JDBC driver that hop itself uses. */
    public static String driverVersion() {
        return DriverInfo.DRIVER_VERSION;
    }

    @Override
    public ServerTraits traits() {
        ServerTraits known = traits;
        if (known == null) {
            known = maintenance
                    .queries()
                    .first(
                            SqlResource.text("traits.sql"),
                            row -> new ServerTraits(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getBoolean(6)))
                    .orElseThrow();
            traits = known;
        }
        return known;
    }

    @Override
    public Optional<DatabaseFacts> find(DatabaseName name) {
        return facts("datname = ?", name.text()).stream().findFirst();
    }

    @Override
    public List<DatabaseFacts> startingWith(String prefix) {
        return facts("starts_with(datname, ?) AND pg_has_role(datdba, 'USAGE') ORDER BY oid", prefix);
    }

    private List<DatabaseFacts> facts(String condition, String parameter) {
        return maintenance
                .queries()
                .list(
                        FACTS + condition,
                        row -> new DatabaseFacts(new DatabaseName(row.getString(1)), row.getLong(2), row.getString(3)),
                        parameter);
    }

    @Override
    public void create(DatabaseName name) {
        run("CREATE DATABASE " + Identifier.quote(name));
    }

    @Override
    public void copy(DatabaseName template, DatabaseName name) {
        run("CREATE DATABASE %s TEMPLATE %s".formatted(Identifier.quote(name), Identifier.quote(template)));
    }

    /** The force is not allowed to end a session of another role, nor an autovacuum worker; a drop without it waits. */
    @Override
    public void drop(DatabaseName name) {
        Retry.until(() -> !endsMakers(name));
        String drop = "DROP DATABASE IF EXISTS " + Identifier.quote(name);
        try {
            Retry.whileEnding(() -> maintenance.queries().run(drop + " WITH (FORCE)"));
        } catch (HopException e) {
            if (!Retry.isNotAllowed(e)) {
                throw e;
            }
            maintenance.queries().run(drop);
        }
    }

    /** Whether there were any. */
    private boolean endsMakers(DatabaseName name) {
        return Retry.whileEnding(
                () -> maintenance.queries().test(SqlResource.text("end-makers.sql"), Identifier.quote(name)));
    }

    @Override
    public boolean dropUnused(DatabaseName name) {
        try {
            maintenance.queries().run("DROP DATABASE IF EXISTS " + Identifier.quote(name));
            return true;
        } catch (HopException inUse) {
            return false;
        }
    }

    @Override
    public void seal(DatabaseName name, String comment) {
        String quoted = Identifier.quote(name);
        Queries queries = maintenance.queries();
        String forbid = "ALTER DATABASE %s ALLOW_CONNECTIONS false; ".formatted(quoted);
        queries.inTransaction(() -> queries.run(forbid + commentOn(name, comment)));
    }

    @Override
    public void comment(DatabaseName name, String comment) {
        maintenance.queries().run(commentOn(name, comment));
    }

    private static String commentOn(DatabaseName name, String comment) {
        return "COMMENT ON DATABASE %s IS %s".formatted(Identifier.quote(name), Identifier.literal(comment));
    }

    @Override
    public List<ForeignSession> rename(List<Renaming> renamings) {
        return new Renamer(maintenance.queries()).rename(renamings);
    }

    @Override
    public Replacements replacements() {
        return new PostgresReplacements(maintenance);
    }

    @Override
    public Session open(DatabaseName name) {
        return PostgresSession.over(connections.open(name), () -> connections.open(name));
    }

    @Override
    public DatabaseAddress address(DatabaseName name) {
        return connections.address(name);
    }

    @Override
    public void close() {
        maintenance.close();
    }

    /** A session that has just been closed, and template1 while another database is made of it, are in use a moment. */
    private void run(String sql) {
        Supplier<String> once = () -> maintenance.queries().run(sql);
        Retry.whileInUse(once);
    }
}
