import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** A script with 200 MB of data, through a whole {@code upgrade} that has 250 MB of heap. */
final class LargeCopy {

    private static final int ROWS = 2_050_000;
    private static final String FILE = "10_rows.sql";

    private final Workshop workshop;

    LargeCopy(Workshop workshop) {
        this.workshop = workshop;
    }

    void run() throws Exception {
        Project project = workshop.project("large");
        Server server = project.server();
        Path script = project.folder().resolve("Patches/1-rows").resolve(FILE);
        Files.createDirectories(script.getParent());
        String hash = write(script);
        project.promoted("0.1.0", "1-rows %s\n".formatted(hash));
        server.create("large");
        Command.Watched watched = project.mvn("upgrade", "-Dhop.target=benchmark")
                .with(server.asTarget("large"))
                .with(Map.of("MAVEN_OPTS", "-Xmx250m"))
                .run();
        if (!server.ask("large", "SELECT count(*) FROM t").equals(String.valueOf(ROWS))) {
            throw new IllegalStateException("not all rows are there");
        }
        Figures.head("a `COPY` of", "whole goal, s", "heap", "peak resident memory, MB");
        Figures.row(
                "%d MB, %,d rows".formatted(Files.size(script) >> 20, ROWS),
                Figures.two(watched.seconds()),
                "at most 250 MB (`-Xmx250m`)",
                Math.round(watched.megabytes()));
    }

    /** @return its hash as a snapshot has it: of name and content, each behind its length */
    private static String write(Path script) throws Exception {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(script))) {
            out.write("CREATE TABLE t (id int PRIMARY KEY, a text);\nCOPY t FROM stdin;\n".getBytes(StandardCharsets.US_ASCII));
            String rest = "\t" + "a word and another ".repeat(5) + "\n";
            for (int row = 1; row <= ROWS; row++) {
                out.write((row + rest).getBytes(StandardCharsets.US_ASCII));
            }
            out.write("\\.\n".getBytes(StandardCharsets.US_ASCII));
        }
        MessageDigest file = MessageDigest.getInstance("SHA-256");
        String lengths = "%d:%s%d:".formatted(FILE.length(), FILE, Files.size(script));
        file.update(lengths.getBytes(StandardCharsets.US_ASCII));
        try (OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), file)) {
            Files.copy(script, into);
        }
        // The hash of a patch is made of the same parts as that of its only script.
        return HexFormat.of().formatHex(file.digest());
    }
}
