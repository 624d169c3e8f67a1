package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.CpuTime;
import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.CatalogObject;
import dev.hopdb.catalog.Column;
import dev.hopdb.catalog.Fixtures;
import dev.hopdb.catalog.ForeignKey;
import dev.hopdb.catalog.ModelFile;
import dev.hopdb.catalog.ModelText;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Relation;
import dev.hopdb.catalog.Routine;
import dev.hopdb.catalog.UserType;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.PatchFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryServer
class CatalogReaderTest {

    private final DatabaseName name = new DatabaseName(TestCluster.freshName("catalog"));
    private final DatabaseServer server = PostgresServer.connect(TestCluster.address());
    private Session session;

    @BeforeEach
    void open() {
        server.create(name);
        session = server.open(name);
        session.ledger().install();
    }

    @AfterEach
    void close() {
        session.close();
        server.drop(name);
        server.close();
    }

    @Test
    void findsNothingWhereNobodyMadeAnything() {
        run("CREATE EXTENSION hstore; CREATE EXTENSION citext");

        assertThat(session.catalog().byPath()).isEmpty();
    }

    @Test
    void readsEverythingAndWritesItAsItReadsIt() {
        run(Fixtures.everyType());

        Catalog catalog = session.catalog();

        List<CatalogObject> again = new ArrayList<>();
        catalog.byPath().forEach((path, object) -> again.add(ModelFile.parse(path, path, ModelText.of(object))));
        assertThat(new Catalog(again)).isEqualTo(catalog);
        assertThat(catalog.byPath())
                .hasSize(48)
                .containsKeys(
                        "public/%63on.table.json",
                        "public/%43on.table.json",
                        "app/mood.enum.json",
                        "public/measures.table.json",
                        "public/a_file.foreign_table.json",
                        "public/user_counts.materialized_view.json",
                        "app/clean-interval.procedure.json");
        assertThat(catalog.byPath())
                .doesNotContainKeys(
                        "public/measures_2026.table.json",
                        "app/on_change.function.json",
                        "app/sum_of-integer.function.json");
    }

    @Test
    void writesTheSameToTheByteOnEveryVersion() {
        run(Fixtures.everyType());

        List<String> model = new ArrayList<>();
        session.catalog().byPath().forEach((path, object) -> model.add(path + ModelText.of(object)));

        assertThat(Fingerprint.of(List.of(String.join("", model))).hex())
                .isEqualTo("7c07ed0e54bb9ad71b5b0f21b931869f0621f1a13e0d9b3af37c432de6d6a88f");
    }

    @Test
    void saysWhoGivesAColumnItsValueAndWhetherItCanBeNull() {
        run(Fixtures.everyType());

        Relation types = relation("public", "every_type");
        assertThat(types.column("id").orElseThrow().filled()).isEqualTo(Column.Filled.IDENTITY_ALWAYS);
        assertThat(types.column("upper_text").orElseThrow().filled()).isEqualTo(Column.Filled.GENERATED);
        assertThat(types.column("row_of_another").orElseThrow().filled()).isEqualTo(Column.Filled.BY_DEFAULT);
        Column positive = types.column("a_positive").orElseThrow();
        assertThat(positive.filled()).isEqualTo(Column.Filled.BY_DEFAULT);
        assertThat(positive.nullable()).isFalse();
        assertThat(types.column("a_text").orElseThrow().nullable()).isTrue();
        assertThat(types.comment().orElseThrow()).startsWith("One column of each type.\n");
    }

    @Test
    void takesOnlyTheServersWordThatAColumnIsNeverNull() {
        run("""
                CREATE EXTENSION file_fdw;
                CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
                CREATE DOMAIN quantity AS integer NOT NULL;
                CREATE TABLE orders (id integer PRIMARY KEY, qty quantity);
                CREATE VIEW ordered AS SELECT qty FROM orders;
                CREATE MATERIALIZED VIEW counted AS SELECT qty FROM orders;
                CREATE FOREIGN TABLE a_file (qty quantity, line text NOT NULL) SERVER files OPTIONS (filename '/dev/null');
                """);

        assertThat(relation("public", "orders").columns()).noneMatch(Column::nullable);
        assertThat(List.of("ordered", "counted", "a_file"))
                .allSatisfy(called -> assertThat(relation("public", called).columns())
                        .isNotEmpty()
                        .allMatch(Column::nullable));
    }

    @Test
    void readsKeysInOneOrder() {
        run(Fixtures.everyType());

        assertThat(relation("app", "users").keys())
                .extracting(key -> key.name() + key.columns())
                .containsExactly(
                        "users_pkey[user_id]",
                        "users_username_key[username]",
                        "users_username_role_key[username, role]");
        assertThat(relation("public", "posts").foreignKeys())
                .contains(new ForeignKey(
                        "posts_role_user_role_name_fkey",
                        List.of("role_user", "role_name"),
                        new QualifiedName("app", "user_role"),
                        List.of("user_id", "role")));
    }

    @Test
    void readsTypesAndRoutines() {
        run(Fixtures.everyType());
        Catalog catalog = session.catalog();

        assertThat(catalog.type(new QualifiedName("app", "mood")))
                .get()
                .isInstanceOfSatisfying(
                        UserType.EnumType.class,
                        mood -> assertThat(mood.labels())
                                .containsExactly("sad", "so so", "happy", "1st", "class", "SAD", "€"));
        assertThat(catalog.type(new QualifiedName("app", "positive")))
                .get()
                .isInstanceOfSatisfying(
                        UserType.DomainType.class,
                        domain -> assertThat(domain.constraints())
                                .containsExactly("CHECK ((VALUE > 0))", "CHECK ((VALUE < 1000000))"));
        assertThat(catalog.routines().stream()
                        .filter(routine -> routine.name().name().equals("add_user")))
                .extracting(Routine::signature)
                .containsExactly("text,app.email", "text,app.mood");
        Routine divide = catalog.routines().stream()
                .filter(routine -> routine.name().name().equals("divide"))
                .findFirst()
                .orElseThrow();
        assertThat(divide.inputs()).hasSize(2);
        assertThat(divide.outputs()).hasSize(2);
    }

    @Test
    void readsFiveHundredTablesInLittleTime() throws Exception {
        run("""
                DO $$ BEGIN FOR i IN 1..500 LOOP
                    EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, a text, b int REFERENCES t%s, c date)', i, greatest(i - 1, 1));
                END LOOP; END $$;
                """);

        assertThat(CpuTime.of(() -> assertThat(session.catalog().relations()).hasSize(500)))
                .isLessThan(Duration.ofSeconds(5));
    }

    private Relation relation(String schema, String called) {
        return session.catalog().relations().stream()
                .filter(relation -> relation.name().equals(new QualifiedName(schema, called)))
                .findFirst()
                .orElseThrow();
    }

    private void run(String sql) {
        session.run(new PatchFile.Sql("fixture.sql", sql));
    }
}
