package dev.hopdb.database.embedded;

import dev.hopdb.database.DatabaseName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another JVM that uses the server of a workspace, until it is told to leave or is killed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static OtherProcess start(Path localFolder) {
        try {
            return new OtherProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            localFolder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address that the process was given; waits for it. */
    String url() {
        try {
            return String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void leave() throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            throw new AssertionError("it does not leave");
        }
    }

    /** As Ctrl-C does. */
    void interrupt() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres server = TestPostgres.open(Path.of(arguments[0]))) {
            System.out.println(server.address(new DatabaseName("postgres")).url());
            while (System.in.read() >= 0) {
                // Stays until its input is closed.
            }
        }
    }
}
