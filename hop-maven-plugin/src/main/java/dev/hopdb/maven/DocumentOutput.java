package dev.hopdb.maven;

import dev.hopdb.document.Envelope;
import dev.hopdb.document.json.JsonText;
import dev.hopdb.problem.HopException;
import java.io.File;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Where the document of a goal goes: nowhere, to the console as one line, or to a file. */
final class DocumentOutput {

    private static final String JSON = "json";

    private final boolean asked;
    private final @Nullable File file;
    private final PrintStream console;

    private DocumentOutput(boolean asked, @Nullable File file, PrintStream console) {
        this.asked = asked;
        this.file = file;
        this.console = console;
    }

    /**
     * By {@code hop.output} and {@code hop.outputFile}; a file alone is asked for as JSON.
     *
     * @throws HopException if no such form is known
     */
    static DocumentOutput of(@Nullable String form, @Nullable File file, PrintStream console) {
        if (form != null && !form.equals(JSON)) {
            throw new HopException(
                    "hop.output is '%s'".formatted(form),
                    "a result for machines is written as %s; without hop.output there is none".formatted(JSON),
                    "-Dhop.output=%s, with -Dhop.outputFile=<file> for a file of its own".formatted(JSON));
        }
        return new DocumentOutput(form != null || file != null, file, console);
    }

    void write(Envelope envelope) {
        if (!asked) {
            return;
        }
        String line = JsonText.of(envelope);
        if (file == null) {
            console.println(line);
        } else {
            WholeFile.write(file, line + "\n", "hop.outputFile");
        }
    }
}
