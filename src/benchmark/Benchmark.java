import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Compiles what is beside it, with the tools that hop is measured against on the class path, and starts {@link Measurements}.
 *
 * <p>{@code java src/benchmark/Benchmark.java [runs] [goals] [histories] [locks] [memory]}, after
 * {@code ./mvnw -B -q verify -DskipTests}. See docs/reference/performance.md.
 */
final class Benchmark {

    private static final Path FOLDER = Path.of("src/benchmark");
    private static final Path CLASSES = Path.of("target/benchmark");
    /** Of the tests of hop-maven-plugin: the build writes it. */
    private static final Path CLASS_PATH = Path.of("hop-maven-plugin/target/benchmark.classpath");

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (!Files.exists(CLASS_PATH)) {
            System.err.println("Start it in the folder of hop, after ./mvnw -B -q verify -DskipTests");
            System.exit(1);
        }
        String classPath = Files.readString(CLASS_PATH).strip();
        compile(classPath);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                CLASSES.toAbsolutePath() + ":" + classPath,
                "Measurements"));
        command.addAll(List.of(arguments));
        System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private static void compile(String classPath) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp", classPath, "-d", CLASSES.toString()));
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        if (javac.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
            System.exit(1);
        }
    }
}
