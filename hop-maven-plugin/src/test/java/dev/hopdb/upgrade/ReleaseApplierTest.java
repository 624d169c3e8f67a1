package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.EveryServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.ScriptFailed;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@EveryServer(alsoAsOwner = true)
class ReleaseApplierTest {

    private static final Label LABEL = Label.parse("0.1.0");
    private static final Ledger.Author AUTHOR = new Ledger.Author("ada", "laptop", "0".repeat(40), "0.1.0");

    private final DatabaseAddress target = TestCluster.target();
    private final DatabaseName name = TestCluster.nameOf(target);
    private final DatabaseServer server = PostgresServer.connect(target);
    private final List<String> ran = new ArrayList<>();
    private Session session;

    @BeforeEach
    void open() {
        session = server.open(name);
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
        TestCluster.drop(target);
    }

    @ParameterizedTest
    @EnumSource(TransactionUnit.class)
    void aReleaseIsAppliedWithItsRows(TransactionUnit unit) {
        Release release = release(patch(1, "CREATE TABLE a ()", "CREATE TABLE b ()"), patch(2), patch(3, "SELECT 1"));

        apply(release, unit);
        apply(release, unit);

        assertThat(ran).containsExactly("1/1.sql", "1/2.sql", "1", "2", "3/1.sql", "3");
        assertThat(session.ledger().releases()).containsExactly(LABEL);
        assertThat(session.ledger().patches(LABEL))
                .containsExactlyElementsOf(release.patches().stream()
                        .map(patch -> new Ledger.Applied(
                                patch.id(), patch.fingerprint().hex()))
                        .toList());
        assertThat(session.ledger().files(LABEL))
                .extracting(file -> file.patch() + "/" + file.name())
                .containsExactly("1/1.sql", "1/2.sql", "3/1.sql");
    }

    @ParameterizedTest
    @CsvSource({"RELEASE,''", "PATCH,1/1.sql", "FILE,1/1.sql 2/1.sql"})
    void whatIsRecordedIsWhatIsThereAndTheRestIsContinued(TransactionUnit unit, String recorded) {
        Patch first = patch(1, "CREATE TABLE a ()");
        Patch broken = patch(2, "CREATE TABLE b ()", "\n CREATE TABLE c (x nonsense)");

        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> apply(release(first, broken), unit))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("Patches/2/2.sql:2:20 failed"));
        assertThat(session.ledger().files(LABEL))
                .extracting(file -> file.patch() + "/" + file.name())
                .containsExactly(recorded.isEmpty() ? new String[0] : recorded.split(" "));

        apply(release(first, patch(2, "CREATE TABLE b ()", "CREATE TABLE c ()")), unit);

        assertThat(session.ledger().patches(LABEL)).hasSize(2);
        session.run(new PatchFile.Sql("x", "SELECT FROM a, b, c"));
    }

    @Test
    void onlyThePatchesThatAreMissingAreApplied() {
        Patch first = patch(1, "CREATE TABLE a ()");
        apply(release(first), TransactionUnit.RELEASE);
        ran.clear();

        apply(release(first, patch(2, "CREATE TABLE b ()")), TransactionUnit.RELEASE);

        assertThat(ran).containsExactly("2/1.sql", "2");
    }

    @Test
    void aPatchThatWasEditedAfterwardsIsRefusedBeforeAnythingRuns() {
        apply(release(patch(1, "CREATE TABLE a ()")), TransactionUnit.RELEASE);

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> apply(
                        release(patch(1, "CREATE TABLE a (x int)"), patch(2, "CREATE TABLE b ()")),
                        TransactionUnit.PATCH))
                .satisfies(e ->
                        assertThat(e.problem()).isEqualTo("Patches/1 is not what this database received with 0.1.0"));
        assertThat(session.ledger().patches(LABEL)).hasSize(1);
    }

    @Test
    void aCheckoutWithOtherLineEndsIsTheSamePatch() {
        apply(release(patch(1, "CREATE TABLE a ();\nSELECT 1;\n")), TransactionUnit.RELEASE);
        apply(release(patch(1, "CREATE TABLE a ();\r\nSELECT 1;\r\n")), TransactionUnit.RELEASE);
    }

    @Test
    void aScriptThatRanAloneAndWasEditedIsRefused() {
        assertThatExceptionOfType(ScriptFailed.class)
                .isThrownBy(() -> apply(release(patch(1, "CREATE TABLE a ()", "SELECT 1/0")), TransactionUnit.FILE));

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> apply(release(patch(1, "CREATE TABLE a (x int)", "")), TransactionUnit.FILE))
                .satisfies(
                        e -> assertThat(e.problem()).isEqualTo("Patches/1/1.sql is not what this database received"));
    }

    @Test
    void javaScriptsAreRefusedBeforeAnythingRuns() {
        var java = new Patch(PatchId.parse("2"), List.of(new PatchFile.Java("1.java", "class X {}")));

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> applier()
                        .apply(
                                session,
                                new History(List.of(
                                        release(patch(1, "CREATE TABLE a ()")),
                                        new Release(Label.parse("0.2.0"), List.of(java)))),
                                TransactionUnit.RELEASE,
                                AUTHOR))
                .satisfies(e -> assertThat(e.report()).contains("Patches/2/1.java", "void run(java.sql.Connection)"));
        assertThat(session.isEmpty()).isTrue();
    }

    private void apply(Release release, TransactionUnit unit) {
        applier().apply(session, release, unit, AUTHOR);
    }

    private ReleaseApplier applier() {
        return new ReleaseApplier(Clock.systemUTC(), new Progress() {
            @Override
            public void ran(Label release, Patch patch, PatchFile file, Duration took) {
                ran.add(patch.id() + "/" + file.name());
            }

            @Override
            public void applied(Label release, Patch patch, Duration took) {
                ran.add(patch.id().toString());
            }
        });
    }

    private static Release release(Patch... patches) {
        return new Release(LABEL, List.of(patches));
    }

    private static Patch patch(int number, String... scripts) {
        List<PatchFile> files = new ArrayList<>();
        Arrays.stream(scripts).forEach(text -> files.add(new PatchFile.Sql(files.size() + 1 + ".sql", text)));
        return new Patch(PatchId.parse(Integer.toString(number)), files);
    }
}
