import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was measured, in the order in which it was measured first: rounds of it, of which the median counts. */
final class Figures {

    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, Double> megabytes = new LinkedHashMap<>();

    void add(String name, Command.Watched watched) {
        add(name, watched.seconds());
        megabytes.merge(name, watched.megabytes(), Math::max);
    }

    void add(String name, double value) {
        seconds.computeIfAbsent(name, missing -> new ArrayList<>()).add(value);
    }

    Set<String> names() {
        return seconds.keySet();
    }

    int rounds(String name) {
        return seconds.get(name).size();
    }

    double median(String name) {
        List<Double> sorted = seconds.get(name).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    double least(String name) {
        return seconds.get(name).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most(String name) {
        return seconds.get(name).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The peak of resident memory over all rounds. */
    double megabytes(String name) {
        return megabytes.getOrDefault(name, 0.0);
    }

    /** A row of a table in Markdown. */
    static void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        System.out.println(row);
    }

    static void head(String... cells) {
        System.out.println();
        row((Object[]) cells);
        System.out.println("|---".repeat(cells.length) + "|");
    }

    static String two(double value) {
        return "%.2f".formatted(value);
    }
}
