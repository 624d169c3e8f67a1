package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.document.UpgradePreview.PlannedFile;
import dev.hopdb.document.UpgradePreview.PlannedPatch;
import dev.hopdb.document.UpgradePreview.PlannedRelease;
import dev.hopdb.document.UpgradePreview.PlannedStatement;
import dev.hopdb.patch.Patch;
import dev.hopdb.release.Release;
import dev.hopdb.sql.Place;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import dev.hopdb.sql.StatementKind;
import java.util.List;
import java.util.Locale;

/** What would run of a release, script by script and statement by statement. Reads only. */
public final class Preview {

    private Preview() {}

    /** Of a database that has received nothing of the release. */
    public static PlannedRelease of(Release release) {
        List<PlannedPatch> patches = release.patches().stream()
                .map(patch -> patch(
                        patch,
                        patch.scripts().stream()
                                .map(script -> MissingFile.of(release.label(), patch, script, List.of()))
                                .toList()))
                .toList();
        return new PlannedRelease(release.label().text(), patches);
    }

    /** Of a database whose ledger may have begun it. */
    public static PlannedRelease of(Release release, Ledger ledger) {
        List<PlannedPatch> patches = Missing.in(ledger, release).parts().stream()
                .map(part -> patch(part.patch(), part.files()))
                .toList();
        return new PlannedRelease(release.label().text(), patches);
    }

    private static PlannedPatch patch(Patch patch, List<MissingFile> files) {
        return new PlannedPatch(
                patch.id().toString(), files.stream().map(Preview::file).toList());
    }

    private static PlannedFile file(MissingFile file) {
        Script script = file.script();
        Transactions.check(file.path(), script);
        return new PlannedFile(
                file.path(),
                script.statements().stream()
                        .skip(file.next() - 1L)
                        .map(statement -> statement(script, statement))
                        .toList());
    }

    private static PlannedStatement statement(Script script, Statement statement) {
        Place place = script.placeOf(statement);
        StatementKind kind = statement.kind();
        return new PlannedStatement(
                place.line(),
                place.column(),
                script.firstLine(statement),
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                kind != StatementKind.ALONE);
    }
}
