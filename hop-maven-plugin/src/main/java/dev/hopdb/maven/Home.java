package dev.hopdb.maven;

import dev.hopdb.project.Layout;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/** Finds the folder that holds {@code .hop/}: of the current project, of a module of this build, or around them. */
final class Home {

    private Home() {}

    static Path of(MavenProject current, List<MavenProject> modules) {
        Path here = folder(current);
        return Stream.concat(Stream.of(here), modules.stream().map(Home::folder))
                .filter(Home::hasConfig)
                .findFirst()
                .or(() -> around(here))
                .orElse(here);
    }

    static boolean hasConfig(Path folder) {
        return Files.isRegularFile(folder.resolve(Layout.CONFIG));
    }

    /** A module is built from its own folder; the search ends where its repository does. */
    private static Optional<Path> around(Path here) {
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (hasConfig(folder)) {
                return Optional.of(folder);
            }
            if (Files.exists(folder.resolve(".git"))) {
                break;
            }
        }
        return Optional.empty();
    }

    static Path folder(MavenProject project) {
        // Outside any project Maven has none: the goal works where it was typed.
        return Optional.ofNullable(project.getBasedir())
                .map(File::toPath)
                .orElseGet(() -> Path.of(""))
                .toAbsolutePath();
    }
}
