import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/** A folder for the projects of one run, which stops their servers and goes with all of them at its end. */
final class Workshop implements AutoCloseable {

    private final Path folder;
    private final Deque<Project> projects = new ArrayDeque<>();

    private Workshop(Path folder) {
        this.folder = folder;
    }

    static Workshop open() throws IOException {
        return new Workshop(Files.createTempDirectory("hop-benchmark-"));
    }

    Path folder() {
        return folder;
    }

    Project project(String name) throws Exception {
        Project project = Project.init(folder, name);
        projects.push(project);
        return project;
    }

    @Override
    public void close() throws Exception {
        while (!projects.isEmpty()) {
            projects.pop().close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
