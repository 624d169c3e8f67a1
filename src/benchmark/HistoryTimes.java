import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole histories into empty databases of one server: hop, and what people use today. */
final class HistoryTimes {

    private static final String TABLES = "SELECT string_agg(relname || ' ' || relnatts, ',' ORDER BY relname) FROM pg_class"
            + " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')"
            + " AND relname NOT IN ('flyway_schema_history', 'databasechangelog', 'databasechangeloglock')";

    private final Workshop workshop;
    private final int runs;

    HistoryTimes(Workshop workshop, int runs) {
        this.workshop = workshop;
        this.runs = runs;
    }

    void run() throws Exception {
        Server server = workshop.project("server").server();
        for (History history : List.of(History.camunda(), History.generated())) {
            Project project = workshop.project(history.name());
            history.releaseIn(project);
            Path scripts = workshop.folder().resolve("scripts-of-" + history.name());
            history.writeTo(scripts);
            Files.writeString(scripts.resolve("changelog.xml"), history.changeLog());
            report(
                    history,
                    measure(
                            history.name(),
                            List.of(
                                    Tool.psql(scripts, history, server),
                                    Tool.hop(project, server),
                                    Tool.flyway(scripts, server),
                                    Tool.liquibase(scripts, server)),
                            server));
        }
    }

    private Figures measure(String history, List<Tool> tools, Server server) throws Exception {
        Figures figures = new Figures();
        for (int run = 0; run < runs; run++) {
            String expected = "";
            for (Tool tool : tools) {
                String database = "%s_%s_%d".formatted(history, tool.name(), run);
                server.create(database);
                figures.add(tool.name() + ", nothing", tool.nothing().run());
                figures.add(tool.name(), tool.apply().apply(database).run());
                String made = server.ask(database, TABLES);
                expected = expected.isEmpty() ? made : expected;
                if (made.isEmpty() || !made.equals(expected)) {
                    throw new IllegalStateException("%s made %s instead of %s".formatted(tool.name(), made, expected));
                }
                if (!tool.name().equals("psql")) {
                    figures.add(tool.name() + ", again", tool.apply().apply(database).run());
                }
                server.ask("postgres", "DROP DATABASE " + database);
            }
        }
        return figures;
    }

    private void report(History history, Figures figures) {
        Figures.head(
                "%s: %d scripts, medians of %d".formatted(history.name(), history.scripts().size(), runs),
                "whole process, s",
                "doing nothing, s",
                "the history, s",
                "against psql",
                "hop against it",
                "again, nothing to do, s");
        for (String tool : List.of("psql", "hop", "flyway", "liquibase")) {
            double net = net(figures, tool);
            boolean isPsql = tool.equals("psql");
            Figures.row(
                    tool,
                    Figures.two(figures.median(tool)),
                    Figures.two(figures.median(tool + ", nothing")),
                    Figures.two(net),
                    Figures.two(net / net(figures, "psql")),
                    Figures.two(net(figures, "hop") / net),
                    isPsql
                            ? "-"
                            : Figures.two(figures.median(tool + ", again") - figures.median(tool + ", nothing")));
        }
    }

    private static double net(Figures figures, String tool) {
        return figures.median(tool) - figures.median(tool + ", nothing");
    }
}
