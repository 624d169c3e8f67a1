package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.Layout;

/** Warns of scripts that somebody meant as reference data, and that are not: their marker is not the first line. */
final class MisplacedMarkers {

    private MisplacedMarkers() {}

    static void tell(Patch patch, Console console) {
        for (PatchFile script : patch.scripts()) {
            script.misplacedMarker()
                    .ifPresent(line -> console.warn(
                            "%s/%s:%d has a marker that marks nothing: it has to be the first line, and alone on it: %s"
                                    .formatted(Layout.patch(patch.id()), script.name(), line, marker(script))));
        }
    }

    private static String marker(PatchFile script) {
        return (script instanceof PatchFile.Java ? "//" : "--") + " @HOP:bootstrap";
    }
}
