package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hopdb.document.Envelope;
import dev.hopdb.document.Nothing;
import dev.hopdb.document.TargetStanding;
import dev.hopdb.problem.HopException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document of a goal: one line of the console, or a file of its own. */
class DocumentOutputTest {

    private static final Envelope DONE =
            Envelope.done("0.1.0", "update", new TargetStanding("größe \"1\"\n", List.of("0.1.0"), List.of()));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(printed, true, StandardCharsets.US_ASCII);

    @Test
    void isOneLineThatCanBeFoundAmongThoseOfALog() throws Exception {
        console.println("[INFO] prod has 0.1.0");
        DocumentOutput.of("json", null, console).write(DONE);

        List<String> lines = printed.toString(StandardCharsets.US_ASCII).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .startsWith("{\"format\":1,\"hop\":\"0.1.0\",\"goal\":\"update\",\"outcome\":\"done\",");
        JsonNode document = new ObjectMapper().readTree(lines.get(1));
        assertThat(document.at("/result/target").asText()).isEqualTo("größe \"1\"\n");
        assertThat(document.at("/result/applied/0").asText()).isEqualTo("0.1.0");
        assertThat(document.at("/result/available").isEmpty()).isTrue();
    }

    @Test
    void goesToAFileInsteadWhichIsReplaced() throws Exception {
        Path file = folder.resolve("out/hop.json");
        DocumentOutput.of(null, file.toFile(), console).write(Envelope.done("0.1.0", "status", new Nothing()));
        DocumentOutput.of("json", file.toFile(), console).write(DONE);

        assertThat(new ObjectMapper().readTree(file.toFile()).at("/goal").asText())
                .isEqualTo("update");
        assertThat(file.getParent().toFile().list()).containsExactly("hop.json");
        assertThat(printed.size()).isZero();
    }

    @Test
    void holdsTheRefusalOfAGoal() throws Exception {
        HopException refusal = new HopException("There is no 'x'", "because", "mvn hop:status");
        refusal.leaves("The target is as it was.");
        DocumentOutput.of("json", null, console).write(Envelope.refused("0.1.0", "upgrade", refusal, new Nothing()));

        assertThat(printed.toString(StandardCharsets.US_ASCII).strip())
                .isEqualTo("{\"format\":1,\"hop\":\"0.1.0\",\"goal\":\"upgrade\",\"outcome\":\"refused\","
                        + "\"problem\":\"There is no 'x'\",\"why\":\"because\",\"fix\":\"mvn hop:status\","
                        + "\"standing\":\"The target is as it was.\",\"result\":{}}");
    }

    @Test
    void isNotWrittenUnlessAskedFor() {
        DocumentOutput.of(null, null, console).write(DONE);

        assertThat(printed.size()).isZero();
    }

    @Test
    void refusesAFormThatItDoesNotKnow() {
        HopException refusal = catchThrowableOfType(HopException.class, () -> DocumentOutput.of("xml", null, console));

        assertThat(refusal.report()).isEqualTo("""
                hop.output is 'xml'
                  Why: a result for machines is written as json; without hop.output there is none
                  Fix: -Dhop.output=json, with -Dhop.outputFile=<file> for a file of its own""");
    }

    @Test
    void refusesAFileThatCannotBe() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x").resolve("hop.json");

        HopException refusal = catchThrowableOfType(
                HopException.class,
                () -> DocumentOutput.of("json", file.toFile(), console).write(DONE));

        assertThat(refusal.report())
                .startsWith(file
                        + " cannot be written\n  Why: the goal has done its work, and its result was to go there: ")
                .endsWith("\n  Fix: -Dhop.outputFile=<a file in a folder that you may write to>");
    }
}
