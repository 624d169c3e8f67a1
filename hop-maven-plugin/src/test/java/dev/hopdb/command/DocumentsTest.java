package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hopdb.database.TestCluster;
import dev.hopdb.document.ProjectStanding;
import dev.hopdb.document.TargetStanding;
import dev.hopdb.document.UpgradeAudit;
import dev.hopdb.document.UpgradeAudit.AppliedFile;
import dev.hopdb.document.UpgradeAudit.AppliedPatch;
import dev.hopdb.document.UpgradeAudit.AppliedRelease;
import dev.hopdb.document.UpgradePreview;
import dev.hopdb.document.UpgradePreview.PlannedFile;
import dev.hopdb.document.UpgradePreview.PlannedPatch;
import dev.hopdb.document.UpgradePreview.PlannedRelease;
import dev.hopdb.document.UpgradePreview.PlannedStatement;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Level;
import dev.hopdb.version.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goals that only look tell: people on the console, machines in a document. */
class DocumentsTest {

    @TempDir
    Path folder;

    private PromotedReleases releases;
    private Developer ada;
    private String target;

    @BeforeEach
    void releasesTwice() {
        TestProject project = TestProject.in(folder);
        releases = new PromotedReleases(project);
        releases.promote("0.0.1", PromotedReleases.patch("1-users", "CREATE TABLE users (id int);\n"));
        releases.promote("0.0.2", PromotedReleases.patch("2-index", """
                -- Found by name.
                ALTER TABLE users
                    ADD name text;
                  CREATE INDEX CONCURRENTLY users_name ON users (name);
                """));
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
    }

    @Test
    void aDryRunListsEachStatementWithItsPlaceAndKind() {
        ada.upgrade(target, Optional.of(Version.parse("0.0.1")));

        ada.dryRun(target);

        assertThat(ada.document())
                .isEqualTo(new UpgradePreview(
                        target,
                        List.of("0.0.1"),
                        "release",
                        List.of(new PlannedRelease(
                                "0.0.2",
                                List.of(new PlannedPatch(
                                        "2-index",
                                        List.of(new PlannedFile(
                                                "Patches/2-index/10.sql",
                                                List.of(
                                                        new PlannedStatement(
                                                                2, 1, "ALTER TABLE users", "transactional", true),
                                                        new PlannedStatement(
                                                                4,
                                                                3,
                                                                "CREATE INDEX CONCURRENTLY users_name ON users (name);",
                                                                "alone",
                                                                false))))))))));
        assertThat(ada.console().lines())
                .containsExactly(
                        "Would apply to %s: 0.0.2 (one transaction a release at most)".formatted(target),
                        "  0.0.2",
                        "    Patches/2-index/10.sql",
                        "      2:1     ALTER TABLE users",
                        "      4:3     CREATE INDEX CONCURRENTLY users_name ON users (name);   [alone]",
                        "Nothing was changed. Next: mvn hop:upgrade -Dhop.target=" + target);
    }

    @Test
    void aDryRunAndAnUpdateWriteNothing() {
        ada.upgrade(target, Optional.of(Version.parse("0.0.1")));
        TestCluster.run("postgres", "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(target));

        ada.dryRun(target);
        ada.update(target);

        assertThat(ada.document()).isEqualTo(new TargetStanding(target, List.of("0.0.1"), List.of("0.0.2")));
    }

    @Test
    void aDryRunListsAllThatIsNotFinishedAndNothingElse() {
        TestCluster.run("postgres", "CREATE DATABASE " + target);
        ada.dryRun(target);
        assertThat(((UpgradePreview) ada.document()).releases()).hasSize(2);

        ada.upgrade(target, Optional.of(Version.parse("0.0.1")));
        TestCluster.run(target, "INSERT INTO hop.release (label) VALUES ('0.0.2')");
        ada.dryRun(target);
        assertThat(((UpgradePreview) ada.document()).releases())
                .as("begun, and nothing of it is there")
                .hasSize(1);
        TestCluster.run(target, "DELETE FROM hop.release WHERE label = '0.0.2'");
        ada.upgrade(target, Optional.empty());
        ada.dryRun(target);
        assertThat(((UpgradePreview) ada.document()).releases()).isEmpty();
        assertThat(ada.console().lines())
                .containsExactly("Would apply nothing to %s: it is up to date".formatted(target));
    }

    @Test
    void aDryRunOfADatabaseOfSomebodyElseIsRefused() {
        TestCluster.run("postgres", "CREATE DATABASE " + target);
        TestCluster.run(target, "CREATE TABLE precious (id int)");

        assertThat(Refusal.of(() -> ada.dryRun(target)).report())
                .startsWith("Database %s has objects that hop did not make\n".formatted(target))
                .endsWith("The target is as it was.");
    }

    @Test
    void anUpgradeTellsWhatItApplied() {
        ada.upgrade(target, Optional.of(Version.parse("0.0.1")));

        UpgradeAudit audit = (UpgradeAudit) ada.document();
        assertThat(audit.target()).isEqualTo(target);
        assertThat(audit.by()).isEqualTo("ada");
        assertThat(audit.applied()).containsExactly("0.0.1");
        assertThat(audit.releases()).hasSize(1).allSatisfy(release -> {
            assertThat(release.release()).isEqualTo("0.0.1");
            assertThat(release.patches()).extracting(AppliedPatch::patch).containsExactly("1-users");
            assertThat(release.patches().get(0).files())
                    .extracting(AppliedFile::file, file -> file.sha256().length())
                    .containsExactly(tuple("Patches/1-users/10.sql", 64));
        });

        ada.upgrade(target, Optional.of(Version.parse("0.0.1")));
        assertThat(((UpgradeAudit) ada.document()).releases()).isEmpty();
        assertThat(((UpgradeAudit) ada.document()).applied()).containsExactly("0.0.1");
    }

    @Test
    void anUpgradeTellsEachStatementAsTheLedgerHasIt() {
        releases.promote(
                "0.0.3",
                new Patch(
                        PatchId.parse("3-rows"),
                        List.of(
                                new PatchFile.Sql(
                                        "10.sql",
                                        "INSERT INTO users VALUES (1), (2);\nBEGIN; DELETE FROM users; COMMIT;\n"),
                                new PatchFile.Sql("20.sql", "SELECT 1;\nALTER TABLE users ADD age int;\n"))));

        ada.upgrade(target, "3-rows/20.sql:1=skip", "not wanted here");

        List<String> told = new ArrayList<>();
        ((UpgradeAudit) ada.document())
                .releases()
                .forEach(release -> release.patches()
                        .forEach(patch -> patch.files()
                                .forEach(file -> file.statements()
                                        .forEach(statement -> told.add("%s %s:%d %s %s %d %d %d"
                                                .formatted(
                                                        release.release(),
                                                        file.file(),
                                                        statement.number(),
                                                        statement.sha256(),
                                                        statement.state(),
                                                        statement.rows(),
                                                        statement.waitedMs(),
                                                        statement.retries()))))));
        assertThat(told).hasSize(9).isEqualTo(inLedger());
        assertThat(((UpgradeAudit) ada.document())
                        .releases()
                        .get(0)
                        .patches()
                        .get(0)
                        .files()
                        .get(0)
                        .statements()
                        .get(0))
                .satisfies(first -> {
                    assertThat(Instant.parse(first.started())).isBetween(Instant.EPOCH, Instant.now());
                    assertThat(first.tookMs()).isNotNegative();
                });
    }

    private List<String> inLedger() {
        return TestCluster.query(TestCluster.address(target), """
                        SELECT string_agg(format('%s Patches/%s/%s:%s %s %s %s %s %s', release, patch, file, number,
                            encode(sha256, 'hex'), state, coalesce(rows, 0), extract(milliseconds FROM waited)::int, retries),
                            ',' ORDER BY position)
                        FROM hop.statement""")
                .lines()
                .flatMap(line -> Stream.of(line.split(",")))
                .toList();
    }

    @Test
    void anUpgradeThatFailsTellsWhatItAppliedBefore() {
        releases.promote("0.0.3", PromotedReleases.patch("3-broken", "SELECT nonsense;\n"));

        Refusal.of(() -> ada.upgrade(target, Optional.empty()));

        assertThat(((UpgradeAudit) ada.document()).releases())
                .extracting(AppliedRelease::release)
                .containsExactly("0.0.1", "0.0.2");
    }

    @Test
    void theStatusNamesReleasesPatchesAndWhatToType() {
        ada.createRelease(Level.MINOR);
        ada.createPatch("7-orders");

        ada.status();

        assertThat(ada.document())
                .isEqualTo(new ProjectStanding(
                        "ho-patch/7-orders",
                        "0.0.2",
                        List.of(new ProjectStanding.OpenRelease(
                                "0.1.0",
                                "",
                                List.of(),
                                List.of(new ProjectStanding.PlannedPatch("7-orders", "candidate")))),
                        List.of(),
                        "mvn hop:patch-apply, mvn test, then mvn hop:patch-merge"));
    }
}
