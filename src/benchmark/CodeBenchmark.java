import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What classes of 500 tables cost, beside jOOQ: reading the catalogue, generating cold and unchanged, compiling; then what
 * hop-runtime costs ({@code RuntimeBenchmark}). See docs/reference/performance.md.
 *
 * <p>{@code java src/benchmark/CodeBenchmark.java URL USER [RUNS]}, the password in {@code PGPASSWORD}, after {@code ./mvnw -B -q
 * verify -DskipTests}. Makes and drops the database {@code hop_benchmark} and, in the given one, the table {@code benchmark}.
 * Needs Linux and {@code psql}. Downloads jOOQ as Maven does; nothing of hop depends on it.
 */
final class CodeBenchmark {

    private static final Path TOP = Path.of("").toAbsolutePath();
    private static final String DATABASE = "hop_benchmark";
    /** As the archetype ships it, and the same for all that is compared. */
    private static final String JVM = "-XX:TieredStopAtLevel=1";

    private final Path work;
    private final String url;
    private final String user;
    private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

    private CodeBenchmark(Path work, String url, String user) {
        this.work = work;
        this.url = url;
        this.user = user;
    }

    /** What a process took. */
    private record Cost(double wall, double processor, double megabytes) {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Path work = Files.createTempDirectory("hop-code-benchmark-");
        new CodeBenchmark(work, arguments[0], arguments[1]).run(runs);
    }

    private void run(int runs) throws Exception {
        System.out.printf("load %s, Java %s%n", Files.readString(Path.of("/proc/loadavg")).split(" ")[0], Runtime.version());
        String classPath = classPath();
        sql("DROP DATABASE IF EXISTS " + DATABASE);
        sql("CREATE DATABASE " + DATABASE);
        show(java(classPath, "src/benchmark/CatalogueBenchmark.java", url, user, DATABASE, "" + work.resolve(".hop/model")));
        project();
        Path hop = work.resolve("target/generated-sources/hop");
        Path jooq = work.resolve("jooq");
        for (int run = 0; run < runs; run++) {
            delete(work.resolve("target"));
            measure("hop: mvn generate-sources, cold", mvn("generate-sources"));
            // The first build after it reads once more what was written a moment ago.
            Thread.sleep(2500);
            start(mvn("generate-sources"));
            measure("hop: mvn generate-sources, unchanged", mvn("generate-sources"));
            measure("mvn generate-sources -Dhop.skip", mvn("generate-sources", "-Dhop.skip"));
            delete(jooq);
            measure("jOOQ: its GenerationTool, cold", jooq(classPath));
            measure("jOOQ: its GenerationTool, unchanged", jooq(classPath));
            measure("a JVM that does nothing", List.of("java", JVM, "-version"));
        }
        measure("hop: javac of %,d lines".formatted(lines(hop)), javac(classPath, hop));
        measure("jOOQ: javac of %,d lines".formatted(lines(jooq)), javac(classPath, jooq));
        report();
        sql("DROP DATABASE " + DATABASE);
        show(java(classPath, "src/benchmark/RuntimeBenchmark.java", url, user));
        delete(work);
    }

    private void report() {
        System.out.printf("%-44s %9s %12s %9s %6s%n", "median", "wall, s", "processor, s", "peak, MB", "runs");
        costs.forEach((name, all) -> System.out.printf(
                "%-44s %9.2f %12.2f %9.0f %6d%n",
                name,
                median(all, Comparator.comparingDouble(Cost::wall)).wall(),
                median(all, Comparator.comparingDouble(Cost::processor)).processor(),
                median(all, Comparator.comparingDouble(Cost::megabytes)).megabytes(),
                all.size()));
    }

    private static Cost median(List<Cost> all, Comparator<Cost> order) {
        return all.stream().sorted(order).toList().get(all.size() / 2);
    }

    /** What Maven resolves for src/benchmark/pom.xml. */
    private String classPath() throws Exception {
        Path file = work.resolve("class-path.txt");
        List<String> command = new ArrayList<>(mvn("-f", TOP.resolve("src/benchmark/pom.xml").toString()));
        command.add("org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath");
        command.add("-Dmdep.outputFile=" + file);
        start(command);
        return Files.readString(file).strip();
    }

    private void project() throws IOException {
        Files.createDirectories(work.resolve(".mvn"));
        Files.writeString(work.resolve(".mvn/jvm.config"), JVM + "\n");
        Files.writeString(
                work.resolve(".hop/config.toml"),
                """
                format = 1
                project = "abc123abc123"
                package = "com.acme"
                transaction = "release"
                refs = "refs/hop"
                written-by = "0.1.0-SNAPSHOT"
                """);
        Files.writeString(
                work.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>shop</artifactId>
                  <version>1</version>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>dev.hopdb</groupId>
                        <artifactId>hop-maven-plugin</artifactId>
                        <version>0.1.0-SNAPSHOT</version>
                        <executions><execution><goals><goal>generate</goal></goals></execution></executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """);
        Files.writeString(
                work.resolve("jooq.xml"),
                """
                <configuration xmlns="http://www.jooq.org/xsd/jooq-codegen-3.19.0.xsd">
                  <jdbc><driver>org.postgresql.Driver</driver><url>%s</url><user>%s</user><password>%s</password></jdbc>
                  <generator>
                    <database><name>org.jooq.meta.postgres.PostgresDatabase</name><inputSchema>public</inputSchema></database>
                    <target><packageName>com.acme</packageName><directory>%s</directory></target>
                  </generator>
                </configuration>
                """.formatted(url.substring(0, url.lastIndexOf('/') + 1) + DATABASE, user, password(), work.resolve("jooq")));
    }

    private static String password() {
        return System.getenv().getOrDefault("PGPASSWORD", "");
    }

    private void sql(String statement) throws Exception {
        start(List.of("psql", "-X", "-q", "-d", url.substring("jdbc:".length()).replace("://", "://" + user + "@"), "-c", statement));
    }

    private static List<String> mvn(String... arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("mvn", "mvn"), "-B", "-q", "-ntp"));
        command.addAll(List.of("-s", TOP.resolve("src/it/settings.xml").toString()));
        command.add("-Dmaven.repo.local=" + System.getProperty("repository", TOP.resolve("src/it/target/local-repo").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java(String classPath, String... arguments) {
        List<String> command = new ArrayList<>(List.of("java", "-Xmx300m", "-cp", classPath));
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> jooq(String classPath) {
        return List.of("java", JVM, "-cp", classPath, "org.jooq.codegen.GenerationTool", work.resolve("jooq.xml").toString());
    }

    private List<String> javac(String classPath, Path sources) throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes"));
        Path list = work.resolve("sources.txt");
        try (Stream<Path> files = Files.walk(sources)) {
            Files.write(list, files.filter(file -> file.toString().endsWith(".java")).map(Path::toString).toList());
        }
        return List.of("javac", "-J-Xmx2500m", "-proc:none", "-nowarn", "-cp", classPath, "-d", classes.toString(), "@" + list);
    }

    private static long lines(Path sources) throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }

    private void measure(String name, List<String> command) throws Exception {
        costs.computeIfAbsent(name, none -> new ArrayList<>()).add(start(command));
    }

    private void show(List<String> command) throws Exception {
        start(command);
        Files.readAllLines(work.resolve("log")).stream().filter(line -> !line.startsWith("SLF4J")).forEach(System.out::println);
    }

    private Cost start(List<String> command) throws Exception {
        Path log = work.resolve("log");
        boolean here = command.get(0).equals("java");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(here ? TOP.toFile() : work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("HOP_IT_WARM_REPOSITORY", System.getProperty("user.home") + "/.m2/repository");
        long begin = System.nanoTime();
        Process process = builder.start();
        double processor = 0;
        double megabytes = 0;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            processor = Math.max(processor, process.info().totalCpuDuration().map(d -> d.toMillis() / 1e3).orElse(0.0));
            megabytes = Math.max(megabytes, peak(process.pid()));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("failed: " + command.get(0) + "\n" + Files.readString(log));
        }
        return new Cost((System.nanoTime() - begin) / 1e9, processor, megabytes);
    }

    private static double peak(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
