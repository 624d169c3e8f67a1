package dev.hopdb.maven;

import dev.hopdb.command.ExistingDatabase;
import dev.hopdb.command.InitProject;
import dev.hopdb.command.ProjectFiles;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * <p>With {@code -Dhop.target=production} the project begins with a database that is there: its first release makes the
 * same from nothing, and {@code mvn hop:upgrade} finds it in every target that has it and goes on from there. Where Flyway
 * or Liquibase recorded what they ran, the release has their scripts; else it has the schema as it stands. The database is
 * only read.
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

    /**
     * The package of the classes. By default, the one that all sources of the project are in or below; without sources, the
     * groupId.
     */
    @Parameter(property = "package")
    private @Nullable String javaPackage;

    /**
     * The database that the project begins with, named as for {@code hop:upgrade}. By default, there is none, and the
     * first release begins with nothing.
     */
    @Parameter(property = "hop.target")
    private @Nullable String target;

    /** With a database: the version that stands for what is in it. */
    @Parameter(property = "hop.firstRelease", defaultValue = "0.1.0")
    private String firstRelease = "0.1.0";

    /** With a database: {@code schema} takes it as it stands, whatever Flyway or Liquibase recorded; {@code auto} looks. */
    @Parameter(property = "hop.adopt", defaultValue = "auto")
    private String adopt = "auto";

    /** With a database of Flyway or Liquibase: the folder of their scripts. By default, where these tools have them. */
    @Parameter(property = "hop.migrations")
    private @Nullable String migrations;

    /**
     * With a database whose schema is taken as it stands: the tables whose rows belong to the first release, such as
     * countries or roles, in an order in which they can be filled.
     */
    @Parameter(property = "hop.baselineData")
    private @Nullable List<String> baselineData;

    /**
     * With a database whose schema is taken as it stands: begins although the first release does not make all of it from
     * nothing, such as a tablespace, and writes down in what they differ. By default, that is refused, and each difference
     * named.
     */
    @Parameter(property = "hop.acceptDifferences", defaultValue = "false")
    private boolean acceptDifferences;

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
        hop.initProject(home).run(new InitProject.Request(home, address(home), existing(hop)), () -> begin(hop, home));
    }

    private Optional<ExistingDatabase> existing(Wiring hop) {
        if (target == null) {
            return Optional.empty();
        }
        if (!List.of("auto", "schema").contains(adopt)) {
            throw new HopException(
                    "hop.adopt is '%s'".formatted(adopt),
                    "auto takes the scripts of Flyway or Liquibase where they recorded some; schema takes what is there",
                    "mvn hop:init -Dhop.target=%s -Dhop.adopt=schema".formatted(target));
        }
        ExistingDatabase.Choice choice = new ExistingDatabase.Choice(
                Version.parse(firstRelease),
                adopt.equals("schema"),
                Optional.ofNullable(migrations).orElse(""),
                Optional.ofNullable(baselineData).orElse(List.of()),
                acceptDifferences);
        return Optional.of(hop.existingDatabase(target, choice));
    }

    private ProjectFiles begin(Wiring hop, Path home) {
        if (project.getFile() == null) {
            new ArchetypeProject(hop.version())
                    .write(home, new ArchetypeProject.Coordinates(groupId, artifactId, version, javaPackage));
        }
        return hop.projectFiles(home, packageOfClasses(hop));
    }

    private String packageOfClasses(Wiring hop) {
        if (javaPackage != null) {
            return javaPackage;
        }
        List<Path> roots = project.getFile() == null
                ? List.of()
                : Stream.of(project.getCompileSourceRoots(), project.getTestCompileSourceRoots())
                        .flatMap(List::stream)
                        .map(Path::of)
                        .toList();
        if (SourcePackage.hasSources(roots)) {
            return SourcePackage.of(roots)
                    .orElseGet(() -> hop.answer(
                            null,
                            "package",
                            "The package of the generated classes? The sources share none: ",
                            "init",
                            project.getGroupId()));
        }
        return groupId == null ? project.getGroupId() : groupId;
    }
}
