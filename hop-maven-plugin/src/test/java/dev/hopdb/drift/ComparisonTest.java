package dev.hopdb.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.PatchFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema with something of each kind; copies of it in which somebody changed one thing behind hop's back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EveryServer
class ComparisonTest implements EveryServer.Fixture {

    private static final String SAYS = "-- => ";

    private final String reader = TestCluster.freshName("reader");
    private final DatabaseName base = new DatabaseName(TestCluster.freshName("drift"));
    private DatabaseServer server;
    private DatabaseName here;
    private Session session;
    private List<SchemaObject> expected;

    @Override
    public void begin() {
        server = PostgresServer.connect(TestCluster.address());
        server.create(base);
        TestCluster.run("postgres", "CREATE ROLE " + reader);
        TestCluster.run(base.text(), text("schema.sql"));
        expected = catalogue(base);
        here = copy();
        session = server.open(here);
    }

    @Override
    public void end() {
        session.close();
        server.drop(here);
        server.drop(base);
        TestCluster.run("postgres", "DROP ROLE " + reader);
        server.close();
    }

    /** What somebody did, and what is to be said of it. */
    record Drift(String sql, List<String> says) {

        @Override
        public String toString() {
            return says.get(0);
        }
    }

    private Stream<Drift> drifts() {
        List<Drift> drifts = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        List<String> says = new ArrayList<>();
        for (String line : (text("drifts.sql") + "end").lines().skip(1).toList()) {
            if (line.startsWith(SAYS)) {
                says.add(line.substring(SAYS.length()));
                continue;
            }
            if (!says.isEmpty()) {
                drifts.add(new Drift(sql.toString(), List.copyOf(says)));
                sql.setLength(0);
                says.clear();
            }
            sql.append(line).append('\n');
        }
        return drifts.stream();
    }

    @ParameterizedTest
    @MethodSource("drifts")
    void saysEachDriftAndNothingElse(Drift drift) {
        assertThat(Comparison.withoutOwners().compare(catalogueAfter(drift.sql()), expected))
                .extracting(difference -> unqualified(difference.toString()))
                .containsExactlyElementsOf(drift.says());
    }

    /** Where a view reads one relation, PostgreSQL 15 names it with each column, and 18 does not. */
    private static String unqualified(String text) {
        return text.replaceAll("'buyers\\.", "'");
    }

    @Test
    void saysAnIndexThatCouldNotBeBuilt() {
        DatabaseName drifted = copy();
        try {
            String rows = "INSERT INTO shop.users (name, mail) VALUES ('ada', 'a@b');"
                    + "INSERT INTO shop.orders (buyer, net) SELECT 1, 1 FROM generate_series(1, 2)";
            TestCluster.run(drifted.text(), rows);
            assertThat(TestCluster.query(
                            TestCluster.address(drifted.text()),
                            "CREATE UNIQUE INDEX CONCURRENTLY orders_unique ON shop.orders (buyer)"))
                    .contains("could not create unique index");
            List<SchemaObject> found = catalogue(drifted);
            List<SchemaObject> built = catalogueAfter("CREATE UNIQUE INDEX orders_unique ON shop.orders (buyer)");

            assertThat(Comparison.withoutOwners().compare(found, built))
                    .extracting(Difference::toString)
                    .containsExactly("table shop.orders: index orders_unique is invalid, should be valid");
        } finally {
            server.drop(drifted);
        }
    }

    @Test
    void seedsManyOfThem() {
        assertThat(drifts()).hasSizeGreaterThanOrEqualTo(170).doesNotHaveDuplicates();
    }

    @Test
    void saysNothingOfACopy() {
        DatabaseName copy = copy();
        try {
            assertThat(Comparison.withOwners().compare(catalogue(copy), expected))
                    .isEmpty();
        } finally {
            server.drop(copy);
        }
    }

    @Test
    void saysOwnersOnRequest() {
        List<SchemaObject> found = catalogueAfter("ALTER TABLE shop.events OWNER TO " + reader);

        assertThat(Comparison.withoutOwners().compare(found, expected)).isEmpty();
        assertThat(Comparison.withOwners().compare(found, expected))
                .extracting(Difference::toString)
                .containsExactly(
                        "table shop.events: owner is %s, should be the owner of the database".formatted(reader));
    }

    @Test
    void readsNoSecret() {
        assertThat(expected.toString()).contains("warehouse").doesNotContain("hidden");
    }

    /** What is there after somebody's statements, which are then undone. */
    private List<SchemaObject> catalogueAfter(String sql) {
        List<SchemaObject> found = new ArrayList<>();
        assertThatExceptionOfType(Undo.class)
                .isThrownBy(() -> session.inTransaction(() -> {
                    session.run(new PatchFile.Sql("drift.sql", sql));
                    found.addAll(session.schemaObjects());
                    throw new Undo();
                }));
        return found;
    }

    /** Ends a transaction without a trace. */
    private static final class Undo extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private DatabaseName copy() {
        DatabaseName name = new DatabaseName(TestCluster.freshName("drifted"));
        server.copy(base, name);
        return name;
    }

    private List<SchemaObject> catalogue(DatabaseName name) {
        try (Session session = server.open(name)) {
            return session.schemaObjects();
        }
    }

    private String text(String resource) {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("{reader}", reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
