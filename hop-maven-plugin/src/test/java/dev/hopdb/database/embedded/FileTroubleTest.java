package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileTroubleTest {

    private static final Path FOLDER = Path.of("project", ".hop", "local");

    @Test
    void saysThatTheDiskIsFull() {
        assertThat(report(new IOException("No space left on device")))
                .startsWith("There is no space for the embedded PostgreSQL in " + FOLDER);
        assertThat(report(new FileSystemException("/data/x", null, "No space left on device")))
                .startsWith("There is no space for the embedded PostgreSQL in " + Path.of("/data/x"));
    }

    @Test
    void saysThatAFolderIsSomebodyElses() {
        assertThat(report(new AccessDeniedException("/data/x")))
                .contains("may not write to " + Path.of("/data/x"), "give that folder to the user", "-Dhop.url=");
    }

    @Test
    void leavesWhatItDoesNotKnowAsItIs() {
        UncheckedIOException unknown = new UncheckedIOException(new IOException("bug"));

        assertThat(FileTrouble.inWords(unknown, FOLDER)).isSameAs(unknown);
    }

    private static String report(IOException trouble) {
        return ((HopException) FileTrouble.inWords(new UncheckedIOException(trouble), FOLDER)).report();
    }
}
