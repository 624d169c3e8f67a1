import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How long goals take, as a user waits for them: in turn, so that what else the machine does falls on all alike. */
final class GoalTimes {

    private static final int BIG = 1000;

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

    private final Workshop workshop;
    private final Figures figures = new Figures();
    private final int runs;

    GoalTimes(Workshop workshop, int runs) {
        this.workshop = workshop;
        this.runs = runs;
    }

    void run() throws Exception {
        Project ten = workshop.project("ten").production("0.1.0", tables(10)).patch("2-more");
        Project fiveHundred = workshop.project("five-hundred").production("0.1.0", tables(500)).patch("2-more");
        Project tenth = workshop.project("tenth").staged(9).patch("10-more");
        Project hundredth = workshop.project("hundredth").staged(99).patch("100-more");
        Project thousand = thousand(workshop.project("thousand"));
        for (int run = 0; run <= runs; run++) {
            boolean warm = run > 0;
            measure(warm, "nothing", ten.mvn("help", "-Dgoal=none"));
            measure(warm, "patch-apply, 10 tables", ten.mvn("patch-apply"));
            measure(warm, "patch-apply, 500 tables", fiveHundred.mvn("patch-apply"));
            measure(warm, "patch-apply, 10th patch", tenth.mvn("patch-apply"));
            measure(warm, "patch-apply, 100th patch", hundredth.mvn("patch-apply"));
            measure(warm, "status, 1000 patches", thousand.mvn("status"));
            measure(warm, "patch-apply, 1000 patches", thousand.mvn("patch-apply"));
            measure(warm, "upgrade, 1000 patches, nothing to do", thousand.mvn("upgrade", "-Dhop.target=embedded:big"));
        }
        merges(ten);
        report();
    }

    private void measure(boolean warm, String name, Command command) throws Exception {
        Command.Watched watched = command.run();
        if (warm) {
            figures.add(name, watched);
            // Git's programs are children too, and live for a moment.
            if (watched.secondsOfFork() > 1) {
                figures.add(name + ": the fork", watched.secondsOfFork());
            }
        }
    }

    private void merges(Project project) throws Exception {
        for (int run = 0; run <= runs; run++) {
            if (run > 0) {
                project.mvn("patch-create", "-Dhop.patch=" + (run + 2), "-Dhop.release=0.2.0").run();
                project.write(
                        "Patches/%d/one.sql".formatted(run + 2), "ALTER TABLE t1 ADD COLUMN c%d int;\n".formatted(run));
            } else {
                project.write("src/test/java/com/acme/SecondTest.java", SECOND_TEST);
            }
            project.git("add", ".");
            project.git("commit", "-q", "-m", "More");
            measure(run > 0, "patch-merge", project.mvn("patch-merge"));
        }
    }

    private void report() {
        double nothing = figures.median("nothing");
        Figures.head("goal, median of " + figures.rounds("nothing"), "s", "without a goal that does nothing", "MB");
        for (String name : figures.names()) {
            Figures.row(
                    name,
                    Figures.two(figures.median(name)),
                    Figures.two(figures.median(name) - nothing),
                    Math.round(figures.megabytes(name)));
        }
        Figures.head("what", "reach", "found");
        ratio("`patch-apply`, one line on 500 tables, against 10 tables", "1.8", "patch-apply, 500 tables", "patch-apply, 10 tables");
        Figures.row("the same, whole process", "2.5 s", Figures.two(figures.median("patch-apply, 500 tables")) + " s");
        ratio("`patch-apply` of the 100th patch of a release, against the 10th", "1.2", "patch-apply, 100th patch", "patch-apply, 10th patch");
        Figures.row(
                "`patch-merge`, two tests, without its fork and a goal that does nothing",
                "1.0 s",
                Figures.two(figures.median("patch-merge") - figures.median("patch-merge: the fork") - nothing) + " s");
        Figures.row(
                "peak resident memory of a goal (`patch-apply` on 500 tables)",
                "220 MB",
                "%d MB (a goal that does nothing: %d MB)"
                        .formatted(
                                Math.round(figures.megabytes("patch-apply, 500 tables")),
                                Math.round(figures.megabytes("nothing"))));
    }

    private void ratio(String what, String reach, String one, String other) {
        Figures.row(
                what, reach + " times", Figures.two(figures.median(one) / figures.median(other)) + " times");
    }

    private static Map<String, Map<String, String>> tables(int count) {
        StringBuilder sql = new StringBuilder();
        IntStream.rangeClosed(1, count)
                .forEach(i -> sql.append("CREATE TABLE t%d (id bigint PRIMARY KEY, name text NOT NULL);\n".formatted(i)));
        return Map.of("1-tables", Map.of("tables.sql", sql.toString()));
    }

    private static Project thousand(Project project) throws Exception {
        for (int release = 1; release <= 50; release++) {
            Map<String, Map<String, String>> patches = new LinkedHashMap<>();
            for (int i = (release - 1) * BIG / 50 + 1; i <= release * BIG / 50; i++) {
                String sql = i == 1 ? "CREATE TABLE t1 (id int);\n" : "SELECT %d;\n".formatted(i);
                patches.put(i + "-more", Map.of("more.sql", sql));
            }
            project.production("0.%d.0".formatted(release), patches);
        }
        project.mvn("upgrade", "-Dhop.target=embedded:big").run();
        return project.patch(BIG + 1 + "-more");
    }
}
