package dev.hopdb.maven;

import dev.hopdb.project.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** Finds the folder that holds {@code .hop/}: the current project, or the module of this build that has it. */
final class Home {

    private Home() {}

    static Path of(MavenProject current, List<MavenProject> modules) {
        Path here = current.getBasedir().toPath().toAbsolutePath();
        if (hasConfig(here)) {
            return here;
        }
        return modules.stream()
                .map(module -> module.getBasedir().toPath().toAbsolutePath())
                .filter(Home::hasConfig)
                .findFirst()
                .orElse(here);
    }

    static boolean hasConfig(Path folder) {
        return Files.isRegularFile(folder.resolve(Layout.CONFIG));
    }
}
