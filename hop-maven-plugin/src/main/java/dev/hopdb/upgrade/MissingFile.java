package dev.hopdb.upgrade;

import dev.hopdb.bootstrap.BootstrapScript;
import dev.hopdb.database.Ledger.AppliedStatement;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.StatementId;
import dev.hopdb.database.StatementState;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.sql.Script;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A script that has not run to its end.
 *
 * @param path in the repository, for messages
 * @param next the number of the first statement that has not
 * @param settings what the statements before that had set
 * @param begun what is known of that statement, if it has begun
 */
record MissingFile(
        Label release,
        Patch patch,
        PatchFile file,
        String path,
        Script script,
        int next,
        Optional<String> settings,
        Optional<AppliedStatement> begun) {

    /** @param known statements of the file that the ledger knows, in order */
    static MissingFile of(Label release, Patch patch, PatchFile file, List<AppliedStatement> known) {
        Script script = parse(file);
        int next = 1;
        Optional<String> settings = Optional.empty();
        Optional<AppliedStatement> begun = Optional.empty();
        for (AppliedStatement statement : known) {
            settings = statement.settings().isPresent() ? statement.settings() : settings;
            refuseEdited(path(patch, file), script, statement);
            if (statement.state() == StatementState.DONE || statement.state() == StatementState.SKIPPED) {
                next = statement.id().number() + 1;
            } else {
                begun = Optional.of(statement);
            }
        }
        return new MissingFile(release, patch, file, path(patch, file), script, next, settings, begun);
    }

    /** A copy of a script with reference data, of which nothing has run. */
    static MissingFile of(BootstrapScript script) {
        PatchFile copy = script.copy();
        return new MissingFile(
                new Label.Final(script.name().version()),
                new Patch(script.name().patch(), List.of(copy)),
                copy,
                copy.name(),
                parse(copy),
                1,
                Optional.empty(),
                Optional.empty());
    }

    /** Its statements that have not run, in order. */
    List<Piece> pieces(List<Resolution> resolutions) {
        return IntStream.rangeClosed(next, count())
                .<Piece>mapToObj(number -> new Piece.OfStatement(
                        this,
                        number,
                        resolutions.stream()
                                .filter(known -> known.isFor(id(number)))
                                .findFirst()))
                .toList();
    }

    int count() {
        return script.statements().size();
    }

    boolean hasStatementsLeft() {
        return next <= count();
    }

    ScriptStatement statement(int number) {
        return new ScriptStatement(path(), script, number);
    }

    StatementId id(int number) {
        return new StatementId(release, patch.id(), file.name(), number);
    }

    boolean isJava() {
        return file instanceof PatchFile.Java;
    }

    /** A script in Java counts as one statement. */
    private static Script parse(PatchFile file) {
        return file instanceof PatchFile.Sql script ? Script.parse(script.sql()) : Script.opaque(file.text());
    }

    private static String path(Patch patch, PatchFile file) {
        return Layout.patch(patch.id()) + "/" + file.name();
    }

    private static void refuseEdited(String path, Script script, AppliedStatement known) {
        int number = known.id().number();
        if (number > script.statements().size()
                || !new ScriptStatement(path, script, number).fingerprint().equals(known.fingerprint())) {
            throw new HopException(
                    "%s is not what this database received".formatted(path),
                    "its statement %d has run here, and was edited since".formatted(number),
                    "restore it: git log -p -- %s; then run the same command again".formatted(path));
        }
    }
}
