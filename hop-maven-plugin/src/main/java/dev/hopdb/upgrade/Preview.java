package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.document.UpgradePreview.PlannedFile;
import dev.hopdb.document.UpgradePreview.PlannedPatch;
import dev.hopdb.document.UpgradePreview.PlannedRelease;
import dev.hopdb.document.UpgradePreview.PlannedStatement;
import dev.hopdb.patch.Patch;
import dev.hopdb.project.Layout;
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
        JavaScripts.refuse(release);
        return new PlannedRelease(
                release.label().text(),
                release.patches().stream().map(Preview::patch).toList());
    }

    /** Of a database whose ledger may have begun it. */
    public static PlannedRelease of(Release release, Ledger ledger) {
        JavaScripts.refuse(release);
        return new PlannedRelease(
                release.label().text(),
                Missing.in(ledger, release).parts().stream().map(Preview::patch).toList());
    }

    private static PlannedPatch patch(Patch patch) {
        List<PlannedFile> files = patch.scripts().stream()
                .map(file ->
                        file("%s/%s".formatted(Layout.patch(patch.id()), file.name()), Script.parse(file.text()), 1))
                .toList();
        return new PlannedPatch(patch.id().toString(), files);
    }

    private static PlannedPatch patch(Missing.Part part) {
        List<PlannedFile> files = part.files().stream()
                .map(file -> file(file.path(), file.script(), file.next()))
                .toList();
        return new PlannedPatch(part.patch().id().toString(), files);
    }

    /** @param next the number of the first statement that has not run */
    private static PlannedFile file(String path, Script script, int next) {
        Transactions.check(path, script);
        return new PlannedFile(
                path,
                script.statements().stream()
                        .skip(next - 1L)
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
