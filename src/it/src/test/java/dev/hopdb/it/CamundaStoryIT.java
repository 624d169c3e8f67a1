package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first releases of a real schema, from an empty folder to a database in production, as somebody would type it. */
class CamundaStoryIT {

    /** As the build unpacks them: Camunda's scripts, and how many tables there are afterwards. */
    private record Release(String patch, int tables, String unpacked, List<String> scripts) {}

    private static final List<Release> RELEASES = List.of(
            new Release(
                    "1-camunda-7-1",
                    26,
                    "first",
                    List.of(
                            "create/activiti.postgres.create.engine.sql",
                            "create/activiti.postgres.create.history.sql",
                            "create/activiti.postgres.create.identity.sql")),
            new Release("2-camunda-7-2", 32, "last", List.of("upgrade/postgres_engine_7.1_to_7.2.sql")),
            new Release("3-camunda-7-3", 34, "last", List.of("upgrade/postgres_engine_7.2_to_7.3.sql")));

    private static final String TEST = """
            package com.acme;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import dev.hopdb.runtime.junit.DatabaseExtension;
            import java.sql.Connection;
            import java.sql.ResultSet;
            import java.sql.SQLException;
            import java.sql.Statement;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;

            @ExtendWith(DatabaseExtension.class)
            class EngineTest {

                @Test
                void hasTheTablesOfItsVersion(Connection connection) throws SQLException {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(
                                    "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
                        row.next();
                        assertEquals(%d, row.getInt(1));
                    }
                }
            }
            """;

    @Test
    void goesFromAnEmptyFolderToADatabaseInProduction(@TempDir Path folder) throws IOException {
        Shell shell = Shell.in(folder);
        shell.git("init", "-q", "--bare", "-b", "ho-prod", "origin.git").succeeds();
        Files.createDirectory(folder.resolve("engine"));
        Shell engine = shell.cd("engine");
        engine.hop("init", "-DgroupId=com.acme", "-DartifactId=engine", "-Dhop.origin=" + folder.resolve("origin.git"))
                .succeeds();

        for (Release release : RELEASES) {
            promote(engine, release);
        }

        engine.mvn("hop:upgrade", "-Dhop.target=embedded:production", "-Dhop.toRelease=0.1.0")
                .succeeds()
                .says("production has 0.1.0");
        engine.mvn("hop:upgrade", "-Dhop.target=embedded:production")
                .succeeds()
                .says(
                        "1/3  Back up the target",
                        "2/3  Apply release 0.2.0",
                        "3/3  Apply release 0.3.0",
                        "production has 0.3.0");
        engine.mvn("hop:drift", "-Dhop.target=embedded:production")
                .succeeds()
                .says("Comparing embedded:production with what 0.3.0 makes", "no difference");
        engine.mvn("-q", "hop:update", "-Dhop.target=embedded:production", "-Dhop.output=json")
                .succeeds()
                .says("""
                        "goal":"update","outcome":"done","result":{"target":"embedded:production",\
                        "applied":["0.1.0","0.2.0","0.3.0"],"available":[]}}""");
    }

    /** A test of each table's class, which hop generated, and two of the project's own. */
    private static void promote(Shell engine, Release release) throws IOException {
        engine.mvn("hop:release-create", "-Dhop.level=minor").succeeds();
        engine.mvn("hop:patch-create", "-Dhop.patch=" + release.patch()).succeeds();
        String tests = "%d tests".formatted(release.tables() + 2);
        Path patch = engine.folder().resolve("Patches").resolve(release.patch());
        for (String script : release.scripts()) {
            Path file = Path.of("target/camunda", release.unpacked(), "org/camunda/bpm/engine/db", script);
            Files.copy(file, patch.resolve(file.getFileName()));
        }
        Files.writeString(
                engine.folder().resolve("src/test/java/com/acme/EngineTest.java"), TEST.formatted(release.tables()));
        engine.git("add", ".").succeeds();
        engine.git("commit", "-q", "-m", "Bring " + release.patch()).succeeds();
        engine.mvn("hop:patch-apply").succeeds();
        engine.mvn("hop:patch-merge").succeeds().says(tests);
        engine.mvn("hop:release-promote", "-Dhop.to=prod").succeeds().says(tests);
        assertThat(patch).isDirectory();
    }
}
