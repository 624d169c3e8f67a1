package dev.hopdb.maven;

import dev.hopdb.command.InitProject;
import dev.hopdb.command.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a folder a hop project: {@code .hop/}, {@code Patches/}, the plugin in {@code pom.xml}, a repository if there is
 * none, and the branch {@code ho-prod} on origin.
 *
 * <p>In a Maven project: {@code mvn hop:init -Dhop.origin=<url>}. In an empty folder, by full coordinates, it first
 * writes the project of the archetype: {@code mvn dev.hopdb:hop-maven-plugin:init -DgroupId=com.acme -DartifactId=shop
 * -Dhop.origin=<url>}.
 *
 * <p>Origin is a Git repository without a branch {@code ho-prod}: an empty one, or that of an existing project.
 */
@Mojo(name = "init", aggregator = true, requiresProject = false)
public final class InitMojo extends HopMojo {

    /** The address of the shared repository. By default, that of the remote {@code origin}. */
    @Parameter(property = "hop.origin")
    private @Nullable String origin;

    /** In an empty folder: the groupId of the new project. */
    @Parameter(property = "groupId")
    private @Nullable String groupId;

    /** In an empty folder: the artifactId of the new project. */
    @Parameter(property = "artifactId")
    private @Nullable String artifactId;

    /** In an empty folder: the version of the new project. */
    @Parameter(property = "version", defaultValue = "1.0-SNAPSHOT")
    private String version = "1.0-SNAPSHOT";

    /** The package of the classes. By default, the groupId. */
    @Parameter(property = "package")
    private @Nullable String javaPackage;

    /** As {@code git clone} does: a folder is kept by its full name, since others go by the address from elsewhere. */
    private Optional<String> address(Path home) {
        return Optional.ofNullable(origin).map(given -> {
            boolean isFolder = !given.contains(":") && Files.isDirectory(home.resolve(given));
            return isFolder ? home.resolve(given).normalize().toString() : given;
        });
    }

    @Override
    void run(Wiring hop) {
        Path home = Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
        if (project.getFile() == null) {
            ArchetypeProject.refuseFiles(home);
        }
        hop.initProject(home).run(new InitProject.Request(home, address(home)), () -> begin(hop, home));
    }

    private ProjectFiles begin(Wiring hop, Path home) {
        if (project.getFile() == null) {
            new ArchetypeProject(hop.version())
                    .write(home, new ArchetypeProject.Coordinates(groupId, artifactId, version, javaPackage));
        }
        String generated = Optional.ofNullable(javaPackage)
                .or(() -> Optional.ofNullable(groupId))
                .orElseGet(project::getGroupId);
        return hop.projectFiles(home, generated);
    }
}
