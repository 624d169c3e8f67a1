package dev.hopdb.upgrade;

import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.release.Release;

/** Scripts that this version cannot run, found before any other script of the release does. */
final class JavaScripts {

    private JavaScripts() {}

    static void refuse(Release release) {
        for (Patch patch : release.patches()) {
            for (PatchFile script : patch.scripts()) {
                if (script instanceof PatchFile.Java) {
                    throw new HopException(
                            "Java patch files are not run by this version",
                            "%s/%s of release %s is one"
                                    .formatted(
                                            Layout.patch(patch.id()),
                                            script.name(),
                                            release.label().text()),
                            "write it as SQL, or use a newer hop: set its version in pom.xml");
                }
            }
        }
    }
}
