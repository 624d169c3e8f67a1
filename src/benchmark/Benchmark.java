import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long goals take, as a user waits for them: whole processes of Maven, in turn, so that what else the machine does
 * falls on all alike. See docs/reference/performance.md.
 *
 * <p>{@code java src/benchmark/Benchmark.java [runs]}, after {@code ./mvnw -B -q verify -DskipTests}.
 */
final class Benchmark {

    private static final Path TOP = Path.of("").toAbsolutePath();
    private static final String HOP = "dev.hopdb:hop-maven-plugin:0.1.0-SNAPSHOT:";
    private static final int BIG = 1000;

    private final Path work;
    /** Of the servers: the last one out stops them. */
    private final Map<Project, FileChannel> users = new LinkedHashMap<>();

    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> megabytes = new LinkedHashMap<>();

    private Benchmark(Path work) {
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        new Benchmark(Files.createTempDirectory("hop-benchmark-")).run(runs);
    }

    private void run(int runs) throws Exception {
        Project ten = project("ten").production("0.1.0", tables(1, 10)).patch("2-more");
        Project fiveHundred = project("five-hundred").production("0.1.0", tables(1, 500)).patch("2-more");
        Project tenth = project("tenth").staged(9).patch("10-more");
        Project hundredth = project("hundredth").staged(99).patch("100-more");
        Project camunda = camunda(project("camunda"));
        // Starts its server.
        camunda.mvn(HOP + "update", "-Dhop.target=embedded:none");
        Project thousand = thousand(project("thousand"));
        for (int run = 0; run <= runs; run++) {
            boolean warm = run > 0;
            ten.measure(warm, "nothing", HOP + "help", "-Dgoal=none");
            ten.measure(warm, "patch-apply, 10 tables", HOP + "patch-apply");
            fiveHundred.measure(warm, "patch-apply, 500 tables", HOP + "patch-apply");
            tenth.measure(warm, "patch-apply, 10th patch", HOP + "patch-apply");
            hundredth.measure(warm, "patch-apply, 100th patch", HOP + "patch-apply");
            camunda.empty("fresh_" + run);
            camunda.measure(warm, "upgrade, 22 releases", HOP + "upgrade", "-Dhop.target=embedded:fresh_" + run);
            camunda.psql(warm, "psql, 22 files", "psql_" + run);
            thousand.measure(warm, "status, 1000 patches", HOP + "status");
            thousand.measure(warm, "patch-apply, 1000 patches", HOP + "patch-apply");
            camunda.measure(warm, "upgrade, nothing to do", HOP + "upgrade", "-Dhop.target=embedded:fresh_" + run);
            thousand.measure(
                    warm, "upgrade, 1000 patches, nothing to do", HOP + "upgrade", "-Dhop.target=embedded:big");
        }
        merges(ten, Math.max(3, runs / 2));
        report();
        stopServers();
    }

    private void stopServers() throws Exception {
        for (var user : users.entrySet()) {
            user.getValue().close();
            user.getKey().mvn(HOP + "update", "-Dhop.target=embedded:none");
        }
    }

    private void merges(Project project, int runs) throws Exception {
        for (int run = 0; run <= runs; run++) {
            if (run > 0) {
                project.mvn(HOP + "patch-create", "-Dhop.patch=" + (run + 2), "-Dhop.release=0.2.0");
                project.write("Patches/%d/one.sql".formatted(run + 2), "ALTER TABLE t1 ADD COLUMN c%d int;\n".formatted(run));
            } else {
                project.write("src/test/java/com/acme/SecondTest.java", SECOND_TEST);
            }
            project.git("add", ".");
            project.git("commit", "-q", "-m", "More");
            project.measure(run > 0, "patch-merge", HOP + "patch-merge");
        }
    }

    private static final String SECOND_TEST = """
            package com.acme;

            import dev.hopdb.runtime.junit.DatabaseExtension;
            import java.sql.Connection;
            import org.junit.jupiter.api.Assertions;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;

            @ExtendWith(DatabaseExtension.class)
            class SecondTest {
                @Test
                void findsTheTables(Connection connection) throws Exception {
                    try (var statement = connection.createStatement();
                            var row = statement.executeQuery("SELECT count(*) FROM t10")) {
                        Assertions.assertTrue(row.next());
                    }
                }
            }
            """;

    private void report() {
        double nothing = median("nothing");
        System.out.printf("load %s, Java %s%n", read(Path.of("/proc/loadavg")).split(" ")[0], Runtime.version());
        System.out.printf("%-44s %8s %8s %8s %8s%n", "median of " + seconds.get("nothing").size(), "s", "- nothing", "min", "MB");
        seconds.forEach((name, all) -> System.out.printf(
                "%-44s %8.2f %8.2f %8.2f %8.0f%n",
                name,
                median(name),
                median(name) - nothing,
                all.stream().min(Comparator.naturalOrder()).orElseThrow(),
                megabytes.getOrDefault(name, List.of(0.0)).stream().max(Comparator.naturalOrder()).orElse(0.0)));
        ratio("500 tables against 10", "patch-apply, 500 tables", "patch-apply, 10 tables", 0);
        ratio("100th patch against the 10th", "patch-apply, 100th patch", "patch-apply, 10th patch", 0);
        ratio("upgrade, without a goal that does nothing, against psql", "upgrade, 22 releases", "psql, 22 files", nothing);
        System.out.printf(
                "patch-merge without its fork and a goal that does nothing: %.2f s%n",
                median("patch-merge") - median("patch-merge: the fork") - nothing);
    }

    private void ratio(String name, String one, String other, double less) {
        System.out.printf("%s: %.2f%n", name, (median(one) - less) / median(other));
    }

    private double median(String name) {
        List<Double> sorted = seconds.get(name).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private void add(Map<String, List<Double>> to, String name, double value) {
        to.computeIfAbsent(name, missing -> new ArrayList<>()).add(value);
    }

    /** As hop:init leaves it, with its server running until the benchmark ends. */
    private Project project(String name) throws Exception {
        Path folder = Files.createDirectory(work.resolve(name));
        run(work, Map.of(), "git", "init", "-q", "--bare", "-b", "ho-prod", name + ".git");
        Project project = new Project(folder);
        project.mvn(
                HOP + "init", "-DgroupId=com.acme", "-DartifactId=" + name, "-Dhop.origin=" + work.resolve(name + ".git"));
        Path lock = Files.createDirectories(folder.resolve(".hop/local")).resolve("postgres-18.lock");
        FileChannel user =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        user.lock(0, Long.MAX_VALUE, true);
        users.put(project, user);
        return project;
    }

    private static Map<String, Map<String, String>> tables(int from, int to) {
        StringBuilder sql = new StringBuilder();
        IntStream.rangeClosed(from, to)
                .forEach(i -> sql.append("CREATE TABLE t%d (id bigint PRIMARY KEY, name text NOT NULL);\n".formatted(i)));
        return Map.of("1-tables", Map.of("tables.sql", sql.toString()));
    }

    private static Project thousand(Project project) throws Exception {
        for (int release = 1; release <= 50; release++) {
            Map<String, Map<String, String>> patches = new LinkedHashMap<>();
            for (int i = (release - 1) * BIG / 50 + 1; i <= release * BIG / 50; i++) {
                patches.put(
                        i + "-more", Map.of("more.sql", i == 1 ? "CREATE TABLE t1 (id int);\n" : "SELECT %d;\n".formatted(i)));
            }
            project.production("0.%d.0".formatted(release), patches);
        }
        project.mvn(HOP + "upgrade", "-Dhop.target=embedded:big");
        return project.patch(BIG + 1 + "-more");
    }

    private Project camunda(Project project) throws Exception {
        for (int minor = 1; minor <= 22; minor++) {
            Map<String, String> scripts = new TreeMap<>();
            for (Path file : camundaFiles(minor)) {
                scripts.put(file.getFileName().toString(), read(file));
            }
            project.production("0.%d.0".formatted(minor), Map.of("%d-camunda".formatted(minor), scripts));
        }
        return project;
    }

    private static List<Path> camundaFiles(int minor) {
        Path unpacked = TOP.resolve("hop-maven-plugin/target/camunda");
        String inside = "org/camunda/bpm/engine/db/";
        return minor > 1
                ? List.of(unpacked.resolve(
                        "last/%supgrade/postgres_engine_7.%d_to_7.%d.sql".formatted(inside, minor - 1, minor)))
                : Stream.of("engine", "history", "identity")
                        .map(part -> unpacked.resolve(
                                "first/%screate/activiti.postgres.create.%s.sql".formatted(inside, part)))
                        .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "?";
        }
    }

    private static double run(Path folder, Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** A project on disk, with an origin beside it. */
    private final class Project {

        private final Path folder;

        Project(Path folder) {
            this.folder = folder;
        }

        /** A release as a promotion leaves it, without the hours that fifty promotions take. */
        Project production(String version, Map<String, Map<String, String>> patches) throws Exception {
            StringBuilder snapshot = new StringBuilder();
            for (var patch : patches.entrySet()) {
                write("Patches/%s/README.md".formatted(patch.getKey()), "# " + patch.getKey() + "\n");
                List<String> parts = new ArrayList<>();
                for (var script : new TreeMap<>(patch.getValue()).entrySet()) {
                    write("Patches/%s/%s".formatted(patch.getKey(), script.getKey()), script.getValue());
                    parts.addAll(List.of(script.getKey(), script.getValue().replace("\r\n", "\n")));
                }
                snapshot.append("%s %s\n".formatted(patch.getKey(), hash(parts)));
            }
            write(".hop/releases/%s.txt".formatted(version), snapshot.toString());
            git("add", ".");
            git("commit", "-q", "--no-verify", "-m", "Promote " + version);
            git("tag", "v" + version);
            git("push", "-q", "origin", "ho-prod", "v" + version);
            return this;
        }

        /** An open release with that many patches staged. */
        Project staged(int count) throws Exception {
            mvn(HOP + "release-create", "-Dhop.level=minor");
            StringBuilder plan = new StringBuilder("[patches]\n");
            for (int i = 1; i <= count; i++) {
                write("Patches/%d-more/README.md".formatted(i), "# More\n");
                write("Patches/%d-more/more.sql".formatted(i), "CREATE TABLE t%d (id int PRIMARY KEY);\n".formatted(i));
                plan.append("\"%d-more\" = \"staged\"\n".formatted(i));
            }
            write(".hop/releases/0.1.0-patches.toml", plan.toString());
            git("add", ".");
            git("commit", "-q", "--no-verify", "-m", "Stage");
            git("push", "-q", "origin", "ho-release/0.1.0");
            return this;
        }

        /** On a patch of one line. */
        Project patch(String id) throws Exception {
            if (!Files.exists(folder.resolve(".hop/releases/0.1.0-patches.toml"))) {
                mvn(HOP + "release-create", "-Dhop.level=minor");
            }
            mvn(HOP + "patch-create", "-Dhop.patch=" + id);
            write("Patches/%s/one.sql".formatted(id), "ALTER TABLE t1 ADD COLUMN one_more text;\n");
            return this;
        }

        void write(String file, String text) throws IOException {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }

        void git(String... arguments) throws Exception {
            String[] command = Stream.concat(
                            Stream.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"),
                            Arrays.stream(arguments))
                    .toArray(String[]::new);
            Benchmark.run(folder, Map.of(), command);
        }

        /** Waits for the goal, untimed. */
        void mvn(String... arguments) throws Exception {
            start(arguments, new Watched());
        }

        void measure(boolean warm, String name, String... arguments) throws Exception {
            Watched watched = new Watched();
            long begin = System.nanoTime();
            start(arguments, watched);
            if (warm) {
                add(seconds, name, (System.nanoTime() - begin) / 1e9);
                add(megabytes, name, watched.kilobytes / 1024.0);
                // Git's programs are children too, and live for a moment.
                if (watched.fork > TimeUnit.SECONDS.toNanos(1)) {
                    add(seconds, name + ": the fork", watched.fork / 1e9);
                }
            }
        }

        private void start(String[] arguments, Watched watched) throws Exception {
            List<String> command = new ArrayList<>(List.of(
                    System.getProperty("mvn", "mvn"),
                    "-B",
                    "-q",
                    "-ntp",
                    "-s",
                    TOP.resolve("src/it/settings.xml").toString(),
                    "-Dmaven.repo.local=" + TOP.resolve("src/it/target/local-repo")));
            command.addAll(List.of(arguments));
            Path log = work.resolve("log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Map.of(
                            "HOP_IT_WARM_REPOSITORY", System.getProperty("user.home") + "/.m2/repository",
                            "GIT_AUTHOR_NAME", "Ada",
                            "GIT_AUTHOR_EMAIL", "ada@example.com",
                            "GIT_COMMITTER_NAME", "Ada",
                            "GIT_COMMITTER_EMAIL", "ada@example.com")
                    .forEach(builder.environment()::put);
            Process process = builder.start();
            watched.until(process);
            if (process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + command + "\n" + read(log));
            }
        }

        /** All files in one session and one transaction, into an empty database of the same server. */
        void psql(boolean warm, String name, String database) throws Exception {
            empty(database);
            List<String> command = new ArrayList<>(
                    List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-d", database));
            IntStream.rangeClosed(1, 22).forEach(minor -> camundaFiles(minor)
                    .forEach(file -> command.addAll(List.of("-f", file.toString()))));
            double took = Benchmark.run(folder, server(), command.toArray(String[]::new));
            if (warm) {
                add(seconds, name, took);
            }
        }

        /** A database that nobody is timed for making. */
        void empty(String database) throws Exception {
            Benchmark.run(folder, server(), "psql", "-X", "-q", "-d", "postgres", "-c", "CREATE DATABASE " + database);
        }

        private Map<String, String> server() {
            Path cluster = folder.resolve(".hop/local/postgres-18");
            return Map.of(
                    "PGHOST", "127.0.0.1",
                    "PGPORT", read(cluster.resolve("port")).strip(),
                    "PGUSER", "postgres",
                    "PGPASSWORD", read(cluster.resolve("password")).strip(),
                    "PGOPTIONS", "-c client_min_messages=warning");
        }
    }

    private static String hash(List<String> parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            digest.update((bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a process is seen to use while it runs: its peak of resident memory, and the life of its longest child. */
    private static final class Watched {

        private long kilobytes;
        private long fork;

        void until(Process process) throws Exception {
            Map<Long, Long> children = new TreeMap<>();
            while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                peak(process.pid());
                process.children().forEach(child -> {
                    long since = children.computeIfAbsent(child.pid(), pid -> now);
                    fork = Math.max(fork, now - since);
                });
            }
        }

        private void peak(long pid) {
            read(Path.of("/proc/%d/status".formatted(pid)))
                    .lines()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .forEach(now -> kilobytes = Math.max(kilobytes, now));
        }
    }
}
