package dev.hopdb.upgrade;

import dev.hopdb.database.ScriptStatement;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.Layout;
import dev.hopdb.release.Release;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.ServerWide;
import java.util.List;
import java.util.Optional;

/** Whether releases can run in a scratch database on the server of a target, and change nothing else there. */
public final class OnScratch {

    private OnScratch() {}

    /** The first statement that would change more than the database that it runs in. */
    public static Optional<ScriptStatement> firstServerWide(List<Release> releases) {
        return releases.stream()
                .flatMap(release -> release.patches().stream())
                .flatMap(patch -> patch.scripts().stream()
                        .filter(PatchFile.Sql.class::isInstance)
                        .map(PatchFile.Sql.class::cast)
                        .flatMap(file -> firstServerWide(patch, file).stream()))
                .findFirst();
    }

    private static Optional<ScriptStatement> firstServerWide(Patch patch, PatchFile.Sql file) {
        Script script = Script.parse(file.sql());
        String path = "%s/%s".formatted(Layout.patch(patch.id()), file.name());
        for (int i = 0; i < script.statements().size(); i++) {
            if (ServerWide.isChangedBy(script, script.statements().get(i))) {
                return Optional.of(new ScriptStatement(path, script, i + 1));
            }
        }
        return Optional.empty();
    }
}
