package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.upgrade.Resolution.Answer;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one transaction, shown as the numbers of statements, f for the end of a file, p for that of a patch. */
class GroupTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RELEASE | TOGETHER 1 2 f 1 f p 1 f p",
                "PATCH | TOGETHER 1 2 f 1 f p, TOGETHER 1 f p",
                "FILE | TOGETHER 1 2 f, TOGETHER 1 f p, TOGETHER 1 f p"
            })
    void theUnitEndsATransaction(TransactionUnit unit, String groups) {
        Patch two = patch(1, "SELECT 1; SELECT 2", "SELECT 3");
        assertThat(groups(unit, two, patch(2, "SELECT 1"))).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1; VACUUM; SELECT 2 | TOGETHER 1, ALONE 2, TOGETHER 3 f p",
                "VACUUM; VACUUM | ALONE 1, ALONE 2, TOGETHER f p",
                "SELECT 1; BEGIN; SELECT 1; COMMIT; SELECT 2 | TOGETHER 1, OWN 2 3 4, TOGETHER 5 f p",
                "BEGIN; SELECT 1; ROLLBACK; BEGIN; END | OWN 1 2 3, OWN 4 5, TOGETHER f p",
                "BEGIN; VACUUM; COMMIT | OWN 1 2 3, TOGETHER f p",
                "ALTER TYPE t ADD VALUE 'x'; SELECT 1 | TOGETHER 1, TOGETHER 2 f p",
                "'' | TOGETHER f p"
            })
    void soDoesWhatAStatementDemands(String script, String groups) {
        assertThat(groups(TransactionUnit.RELEASE, patch(1, script))).isEqualTo(groups);
    }

    @Test
    void whatIsNotSentDemandsNothing() {
        Resolution skip = new Resolution(PatchId.parse("1"), "0.sql", 2, Answer.SKIP, "why");
        Resolution again = new Resolution(PatchId.parse("1"), "0.sql", 2, Answer.AGAIN, "why");
        Patch patch = patch(1, "SELECT 1; VACUUM; SELECT 2");

        assertThat(text(Group.of(pieces(List.of(skip), patch), TransactionUnit.RELEASE)))
                .isEqualTo("TOGETHER 1 2 3 f p");
        assertThat(text(Group.of(pieces(List.of(again), patch), TransactionUnit.RELEASE)))
                .isEqualTo("TOGETHER 1, ALONE 2, TOGETHER 3 f p");
    }

    @Test
    void aReleaseWithNothingInItIsStillFinishedInATransaction() {
        assertThat(text(Group.of(List.of(), TransactionUnit.FILE))).isEqualTo("TOGETHER");
    }

    private static String groups(TransactionUnit unit, Patch... patches) {
        return text(Group.of(pieces(List.of(), patches), unit));
    }

    private static List<Piece> pieces(List<Resolution> resolutions, Patch... patches) {
        List<Piece> pieces = new ArrayList<>();
        for (Patch patch : patches) {
            for (PatchFile script : patch.scripts()) {
                MissingFile file = MissingFile.of(Label.parse("0.1.0"), patch, script, List.of());
                for (int i = 1; i <= file.count(); i++) {
                    int number = i;
                    Optional<Resolution> decided = resolutions.stream()
                            .filter(known -> known.isFor(file.id(number)))
                            .findFirst();
                    pieces.add(new Piece.OfStatement(file, number, decided));
                }
                pieces.add(new Piece.EndOfFile(file));
            }
            pieces.add(new Piece.EndOfPatch(patch));
        }
        return pieces;
    }

    private static String text(List<Group> groups) {
        return groups.stream()
                .map(group -> (group.mode() + " "
                                + group.pieces().stream().map(GroupTest::text).collect(Collectors.joining(" ")))
                        .strip())
                .collect(Collectors.joining(", "));
    }

    private static String text(Piece piece) {
        if (piece instanceof Piece.OfStatement statement) {
            return Integer.toString(statement.number());
        }
        return piece instanceof Piece.EndOfFile ? "f" : "p";
    }

    private static Patch patch(int number, String... scripts) {
        List<PatchFile> files = new ArrayList<>();
        for (String script : scripts) {
            files.add(new PatchFile.Sql(files.size() + ".sql", script));
        }
        return new Patch(PatchId.parse(Integer.toString(number)), files);
    }
}
