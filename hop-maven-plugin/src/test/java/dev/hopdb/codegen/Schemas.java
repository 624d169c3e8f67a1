package dev.hopdb.codegen;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Session;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.PatchFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Schemas in databases of the tests, and files of theirs. */
final class Schemas {

    private Schemas() {}

    /** Runs a script, and reads what there is then. */
    static Catalog made(DatabaseAddress database, String script) {
        DatabaseName name = new DatabaseName(PostgresServer.databaseOf(database).text());
        try (DatabaseServer server = PostgresServer.connect(database);
                Session session = server.open(name)) {
            session.run(new PatchFile.Sql("fixture.sql", script));
            return session.catalog();
        }
    }

    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(Schemas.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
