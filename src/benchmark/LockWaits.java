import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long others wait for a table that a script wants to alter while somebody reads it for eight seconds. */
final class LockWaits {

    private static final String FIRST = "CREATE TABLE t (id int);\nINSERT INTO t SELECT generate_series(1, 1000);\n";
    private static final String SECOND = "ALTER TABLE t ADD COLUMN more int;\n";

    private final Workshop workshop;

    LockWaits(Workshop workshop) {
        this.workshop = workshop;
    }

    void run() throws Exception {
        Project project = workshop.project("locks");
        Server server = project.server();
        project.production("0.1.0", Map.of("1-first", Map.of("a.sql", FIRST)));
        Tool hop = Tool.hop(project, server);
        History history = new History("locks", List.of(FIRST), 1);
        Path scripts = workshop.folder().resolve("scripts");
        history.writeTo(scripts);
        Tool flyway = Tool.flyway(scripts, server);
        for (Tool tool : List.of(hop, flyway)) {
            server.create(tool.name());
            tool.apply().apply(tool.name()).run();
        }
        project.production("0.2.0", Map.of("2-second", Map.of("a.sql", SECOND)));
        new History("locks", List.of(FIRST, SECOND), 1).writeTo(scripts);
        Figures.head("`ALTER TABLE` behind a reader of 8 s", "longest wait of another `SELECT`, s", "how many of them waited over 1 s");
        measure(hop, server);
        measure(flyway, server);
    }

    private void measure(Tool tool, Server server) throws Exception {
        Command upgrade = tool.apply().apply(tool.name());
        Command command = tool.name().equals("hop") ? withoutBackup(upgrade) : upgrade;
        try (Readers readers = Readers.of(server, tool.name())) {
            command.run();
            Figures.row(tool.name(), Figures.two(readers.longestWait()), readers.delayed());
        }
    }

    private static Command withoutBackup(Command command) {
        List<String> words = new ArrayList<>(command.words());
        words.add("-Dhop.backup=none");
        return new Command(command.folder(), command.environment(), words);
    }
}
