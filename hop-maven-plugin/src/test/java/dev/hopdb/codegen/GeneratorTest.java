package dev.hopdb.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.Fixtures;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.PatchFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {

    private static final DatabaseAddress DATABASE = TestCluster.freshDatabase();

    @TempDir
    Path folder;

    @Test
    void makesClassesOfEveryTypeAndNameThatFitTheDatabase() {
        Catalog catalog = catalogOf(Fixtures.everyType());

        Sources sources = Generator.sources(catalog, "com.acme", name -> false);

        Compiled compiled = Compiled.in(folder, sources, Map.of());
        assertThat(compiled.failuresAgainst(DATABASE)).isEmpty();
    }

    private static Catalog catalogOf(String sql) {
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address());
                Session session = server.open(new DatabaseName(name()))) {
            session.run(new PatchFile.Sql("fixture.sql", sql));
            return session.catalog();
        }
    }

    private static String name() {
        return PostgresServer.databaseOf(DATABASE).text();
    }
}
