package dev.hopdb.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo of this repository: what it prints is what the goals print. */
class TutorialStoryIT {

    @Test
    void leadsFromAnEmptyFolderToAProductionDatabaseAsWritten(@TempDir Path folder) {
        Page tutorial = Page.read(Path.of(Shell.property("docs"), "tutorial", "README.md"));

        new Typist(Shell.in(folder)).follow(tutorial);
    }
}
