import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures what is asked for, by default all of it, and prints tables in Markdown. */
final class Measurements {

    private static final List<String> ALL = List.of("goals", "histories", "locks", "memory");
    private static final int RUNS = 5;

    private Measurements() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : RUNS;
        List<String> asked = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : ALL;
        if (!ALL.containsAll(asked)) {
            throw new IllegalArgumentException("[runs] and any of " + ALL);
        }
        System.out.printf("Java %s, %d processors, %s%n", Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        for (String what : asked) {
            long begin = System.nanoTime();
            try (Workshop workshop = Workshop.open()) {
                measure(what, workshop, runs);
            }
            System.out.printf("%n%s took %.0f s, %s%n", what, (System.nanoTime() - begin) / 1e9, load());
        }
    }

    private static void measure(String what, Workshop workshop, int runs) throws Exception {
        switch (what) {
            case "goals" -> new GoalTimes(workshop, runs).run();
            case "histories" -> new HistoryTimes(workshop, runs).run();
            case "locks" -> new LockWaits(workshop).run();
            default -> new LargeCopy(workshop).run();
        }
    }

    private static String load() {
        return "load average " + Command.read(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
