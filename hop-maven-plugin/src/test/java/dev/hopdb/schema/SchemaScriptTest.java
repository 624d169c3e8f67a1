package dev.hopdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.drift.Comparison;
import dev.hopdb.patch.PatchFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The record of a schema is judged by making a database from it, and comparing that one with the original. */
@EveryServer
class SchemaScriptTest {

    private final String reader = TestCluster.freshName("reader");
    private final DatabaseName original = new DatabaseName(TestCluster.freshName("original"));
    private final DatabaseName copy = new DatabaseName(TestCluster.freshName("copy"));
    private DatabaseServer server;

    @BeforeEach
    void makeDatabases() {
        server = PostgresServer.connect(TestCluster.address());
        server.create(original);
        server.create(copy);
        TestCluster.run("postgres", "CREATE ROLE " + reader);
    }

    @AfterEach
    void drop() {
        server.drop(original);
        server.drop(copy);
        TestCluster.run("postgres", "DROP ROLE " + reader);
        server.close();
    }

    @Test
    void makesTheSameSchemaAgain() {
        TestCluster.run(original.text(), text(Comparison.class, "schema.sql"));
        List<SchemaObject> expected = catalogue(original);

        String script = SchemaScript.of("Everything", expected);
        run(copy, script);

        assertThat(Comparison.withOwners().compare(catalogue(copy), expected)).isEmpty();
        assertThat(SchemaScript.of("Everything", catalogue(copy))).isEqualTo(script);
    }

    @Test
    void makesWhatIsHardToOrderAndToName() {
        run(original, text(SchemaScript.class, "difficult.sql"));
        List<SchemaObject> expected = catalogue(original);

        run(copy, SchemaScript.of("Difficult", expected));

        assertThat(Comparison.withOwners().compare(catalogue(copy), expected)).isEmpty();
    }

    @Test
    void makesWhatNeedsEachOther() {
        run(original, text(SchemaScript.class, "interwoven.sql"));
        List<SchemaObject> expected = catalogue(original);

        String script = SchemaScript.of("Interwoven", expected);
        run(copy, script);

        assertThat(Comparison.withOwners().compare(catalogue(copy), expected)).isEmpty();
        assertThat(SchemaScript.of("Interwoven", catalogue(copy))).isEqualTo(script);
    }

    @Test
    void isTheSameInWhateverOrderTheServerAnswers() {
        TestCluster.run(original.text(), text(Comparison.class, "schema.sql"));
        List<SchemaObject> expected = catalogue(original);
        List<SchemaObject> shuffled = new ArrayList<>(expected);
        shuffled.removeIf(
                object -> object.kind().equals("column") || object.kind().equals("attribute"));
        Collections.shuffle(shuffled, new Random(7));
        expected.stream().filter(object -> !shuffled.contains(object)).forEach(shuffled::add);

        assertThat(SchemaScript.of("Everything", shuffled)).isEqualTo(SchemaScript.of("Everything", expected));
    }

    private void run(DatabaseName database, String script) {
        try (Session session = server.open(database)) {
            session.run(new PatchFile.Sql("schema.sql", script));
        }
    }

    private List<SchemaObject> catalogue(DatabaseName name) {
        try (Session session = server.open(name)) {
            return session.schemaObjects();
        }
    }

    private String text(Class<?> beside, String name) {
        try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("{reader}", reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
