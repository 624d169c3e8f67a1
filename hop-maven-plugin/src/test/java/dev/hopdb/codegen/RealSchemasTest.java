package dev.hopdb.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas that others made: their classes compile without a warning, fit the database, and lead through it. */
class RealSchemasTest {

    private static final Path TARGET = Path.of(System.getProperty("basedir", ""), "target");

    private final DatabaseAddress database = TestCluster.freshDatabase();

    @TempDir
    Path folder;

    @Test
    void leadsThroughCamundaFromADefinitionToItsVariables() throws SQLException {
        Path camunda = TARGET.resolve("camunda/last/org/camunda/bpm/engine/db/create");

        assertThat(journey(
                        49,
                        List.of(
                                camunda.resolve("activiti.postgres.create.engine.sql"),
                                camunda.resolve("activiti.postgres.create.history.sql"),
                                camunda.resolve("activiti.postgres.create.identity.sql"),
                                camunda.resolve("activiti.postgres.create.case.engine.sql"),
                                camunda.resolve("activiti.postgres.create.case.history.sql"),
                                camunda.resolve("activiti.postgres.create.decision.engine.sql"),
                                camunda.resolve("activiti.postgres.create.decision.history.sql"))))
                .isEqualTo("[amount, customer] of 2 instances; alice");
    }

    @Test
    void leadsThroughFlowableFromADefinitionToItsVariables() throws SQLException {
        Path flowable = TARGET.resolve("flowable/org/flowable");

        assertThat(journey(
                        32,
                        List.of(
                                flowable.resolve("common/db/create/flowable.postgres.create.common.sql"),
                                flowable.resolve("db/create/flowable.postgres.create.engine.sql"),
                                flowable.resolve("db/create/flowable.postgres.create.history.sql"))))
                .isEqualTo("[amount, customer] of 2 instances; alice");
    }

    private Object journey(int tables, List<Path> scripts) throws SQLException {
        Catalog catalog = Schemas.made(
                database, scripts.stream().map(RealSchemasTest::text).collect(Collectors.joining("\n")));
        assertThat(catalog.relations().size()).isEqualTo(tables);
        Sources sources = Generator.sources(catalog, "com.acme", own -> false);
        assertThat(sources.notes()).isEmpty();
        Compiled compiled = Compiled.in(folder, sources, Map.of("com/acme/Journey.java", Schemas.text("Journey.txt")));
        assertThat(compiled.failuresAgainst(database)).isEmpty();
        try (Connection connection = DriverManager.getConnection(
                database.url(), database.user(), database.password().reveal())) {
            return compiled.call("com.acme.Journey", "run", new Class<?>[] {Connection.class}, connection);
        }
    }

    private static String text(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
