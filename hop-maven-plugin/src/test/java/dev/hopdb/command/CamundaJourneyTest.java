package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.drift.Comparison;
import dev.hopdb.schema.SchemaScript;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real schema with eleven years of changes: each version of Camunda is a release, and one more has the steps between
 * its patch releases. The vendor's own scripts for a new database say what is right.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CamundaJourneyTest {

    private static final int PATCH_LEVELS = CamundaHistory.LAST + 1;

    private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

    /** A default of null is no default. */
    private static final String COLUMNS = """
            SELECT string_agg(
                format('%s.%s %s%s %s default %s', c.table_name, c.column_name, c.udt_name,
                    coalesce(c.character_maximum_length, c.numeric_precision),
                    CASE c.is_nullable WHEN 'NO' THEN 'not null' ELSE 'null' END,
                    coalesce(nullif(c.column_default, 'NULL::character varying'), 'none')),
                E'\\n' ORDER BY c.table_name, c.column_name)
            FROM information_schema.columns c
            WHERE c.table_schema = 'public'
            """;

    private static final String INDEXES =
            "SELECT string_agg(indexdef, E'\\n' ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public'";

    private Developer ada;
    private String vendors;

    @BeforeAll
    void bringsEachVersionToProduction(@TempDir Path folder) {
        ada = TestProject.in(folder).clone("ada");
        for (int minor = CamundaHistory.FIRST; minor <= CamundaHistory.LAST; minor++) {
            release("%d-camunda-7-%d".formatted(minor, minor), CamundaHistory.release(minor));
        }
        release(PATCH_LEVELS + "-patch-levels", CamundaHistory.patchLevels());
        vendors = TestCluster.freshName("camunda");
        TestCluster.run("postgres", "CREATE DATABASE " + vendors);
        CamundaHistory.schemaOfTheLast().forEach(script -> TestCluster.run(vendors, script));
    }

    private void release(String patch, Map<String, String> scripts) {
        ada.createRelease(Level.MINOR);
        ada.createPatch(patch);
        scripts.forEach((file, text) -> ada.write("Patches/" + patch + "/" + file, text));
        ada.git("add", "Patches");
        ada.git("commit", "-q", "-m", "Write " + patch);
        ada.mergePatch();
        ada.promoteToProduction();
    }

    @Test
    void bringsAnEmptyDatabaseThroughAllReleasesInOneGo() {
        String production = TestCluster.freshName("production");

        ada.upgrade(production, Optional.of(new Version(0, CamundaHistory.LAST, 0)));

        assertThat(ada.console().lines()).contains("22/22 Apply release 0.22.0 1 patch");
        assertThat(query(production, TABLES)).isEqualTo("49");
        assertHasNoDrift(production, "0.22.0");
        // What the patch levels change is missing yet.
        assertThat(differences(production, COLUMNS))
                .containsExactly(
                        "act_hi_actinst.assignee_ varchar255 null default none",
                        "act_hi_job_log.act_id_ varchar255 null default none",
                        "act_ru_authorization.resource_id_ varchar255 null default none",
                        "act_ru_event_subscr.activity_id_ varchar255 null default none",
                        "act_ru_job.process_def_key_ varchar255 null default none",
                        "act_hi_actinst.assignee_ varchar64 null default none",
                        "act_hi_job_log.act_id_ varchar64 null default none",
                        "act_ru_authorization.resource_id_ varchar64 null default none",
                        "act_ru_event_subscr.activity_id_ varchar64 null default none",
                        "act_ru_job.process_def_key_ varchar64 null default none");
    }

    @Test
    void bringsADatabaseThroughThemOneByOne() {
        String customer = TestCluster.freshName("customer");

        for (int minor = CamundaHistory.FIRST; minor <= PATCH_LEVELS; minor++) {
            ada.upgrade(customer, Optional.of(new Version(0, minor, 0)));
            assertThat(ada.console().lines())
                    .filteredOn(line -> line.contains("Apply release"))
                    .containsExactly("%s Apply release 0.%d.0 1 patch"
                            .formatted(minor == CamundaHistory.FIRST ? "1/1" : "2/2", minor));
        }

        assertIsTheVendorsOwn(customer);
        assertHasNoDrift(customer, "0.23.0");
    }

    @Test
    void endsWithTheVendorsOwnSchema() {
        String production = TestCluster.freshName("production");

        ada.upgrade(production, Optional.empty());

        assertIsTheVendorsOwn(production);
        assertIsWhatTheRecordMakes(production);
    }

    /** Which nobody does but this test: the record is for readers. */
    private void assertIsWhatTheRecordMakes(String production) {
        String made = TestCluster.freshName("made");
        String record = ada.git("show", "v0.23.0:.hop/model/schema-0.23.0.sql");
        TestCluster.run("postgres", "CREATE DATABASE " + made);
        TestCluster.run(made, record);

        List<SchemaObject> expected = catalogue(production);
        assertThat(Comparison.withOwners().compare(catalogue(made), expected)).isEmpty();
        assertThat(SchemaScript.of("The schema of release 0.23.0", expected).strip())
                .isEqualTo(record);
    }

    private static List<SchemaObject> catalogue(String database) {
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address());
                Session session = server.open(new DatabaseName(database))) {
            return session.schemaObjects();
        }
    }

    @Test
    void namesTheStatementOfAStepThatAnOlderLineHadAlready() {
        ada.createRelease(Level.MINOR);
        ada.createPatch("99-again");
        ada.write("Patches/99-again/again.sql", CamundaHistory.patchLevel("7.3.2_to_7.3.3_2"));

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(ada::applyPatch)
                .satisfies(e -> assertThat(e.report()).startsWith("""
                        Patches/99-again/again.sql:19:1 failed
                          Why: relation "act_idx_bytearray_name" already exists (SQLSTATE 42P07)
                               in: create index ACT_IDX_BYTEARRAY_NAME on ACT_GE_BYTEARRAY(NAME_);
                          Fix: mend Patches/99-again/again.sql"""));
    }

    /** No step of the vendor's widens that one column, which a new database has wider. */
    private void assertIsTheVendorsOwn(String database) {
        assertThat(differences(database, COLUMNS))
                .containsExactly(
                        "act_hi_actinst.assignee_ varchar255 null default none",
                        "act_hi_actinst.assignee_ varchar64 null default none");
        assertThat(differences(database, INDEXES)).isEmpty();
    }

    private void assertHasNoDrift(String database, String release) {
        ada.drift(database, new FindDrift.Options(true, true));
        assertThat(ada.console().lines()).endsWith("%s is what %s makes".formatted(database, release));
    }

    /** What only the vendor's own database has, then what only this one has. */
    private List<String> differences(String database, String sql) {
        List<String> right = query(vendors, sql).lines().toList();
        List<String> here = query(database, sql).lines().toList();
        List<String> differences = new ArrayList<>(right);
        differences.removeAll(here);
        here.stream().filter(line -> !right.contains(line)).forEach(differences::add);
        return differences;
    }

    private static String query(String database, String sql) {
        return TestCluster.query(TestCluster.address(database), sql);
    }
}
