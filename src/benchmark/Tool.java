import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A program that brings a history into a database.
 *
 * @param nothing starts it, and has it do nothing
 * @param apply on a database of this name
 */
record Tool(String name, Command nothing, Function<String, Command> apply) {

    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms48m");

    static Tool hop(Project project, Server server) {
        return new Tool(
                "hop",
                project.mvn("help", "-Dgoal=none"),
                database -> project.mvn("upgrade", "-Dhop.target=benchmark").with(server.asTarget(database)));
    }

    static Tool psql(Path scripts, History history, Server server) {
        return new Tool("psql", Command.of(scripts, "psql", "--version"), database -> {
            List<String> words = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-d", database));
            history.names().forEach(name -> words.addAll(List.of("-f", name)));
            return new Command(scripts, server.asLibpq(), words);
        });
    }

    static Tool flyway(Path scripts, Server server) {
        return java("flyway", scripts, server);
    }

    static Tool liquibase(Path scripts, Server server) {
        return java("liquibase", scripts, server);
    }

    private static Tool java(String name, Path scripts, Server server) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What hop's projects have in .mvn/jvm.config.
        words.addAll(FLAGS);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "OtherTool", name, scripts.toString()));
        return new Tool(name, new Command(scripts, Map.of(), List.copyOf(words)), database -> {
            List<String> all = new ArrayList<>(words);
            all.add(server.url(database));
            return new Command(scripts, Map.of("PGPASSWORD", server.password()), all);
        });
    }
}
