package dev.hopdb.maven;

import dev.hopdb.codegen.GeneratedFiles;
import dev.hopdb.codegen.OwnSources;
import dev.hopdb.codegen.Stamp;
import dev.hopdb.command.GenerateClasses;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Makes Java classes of the model in {@code .hop/model}: for each table and view a class and a record for its rows, for
 * each type of the database one of Java, for each schema its functions and procedures. Needs no database and no network.
 *
 * <p>Bound to the life cycle. Classes go to {@code target/generated-sources/hop}, and to {@code
 * target/generated-test-sources/hop} a test that holds them against the database of the tests. Where you have written a
 * class of the same name, {@code src/main/java/com/acme/Users.java}, only its base is made: {@code UsersRelation}. A
 * build in which nothing of that changed writes nothing.
 *
 * <p>In a build of several modules, the one that holds {@code .hop} gets the classes; where that is of packaging {@code
 * pom}, each module that binds this goal does.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends HopMojo {

    /** What brings JUnit 5 with it. */
    private static final Set<String> WITH_JUNIT = Set.of(
            "junit-jupiter",
            "junit-jupiter-api",
            "spring-boot-starter-test",
            "quarkus-junit5",
            "micronaut-test-junit5");

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File target;

    /** Makes no classes, and puts none on the build path. Inside a validation this blocks the merge. */
    @Parameter(property = "hop.skip", defaultValue = "false")
    private boolean skip;

    /** Whether to make the test. By default, where the project depends on JUnit 5. */
    @Parameter(property = "hop.generateTests")
    @Nullable
    private Boolean generateTests;

    @Override
    void run(Wiring hop) {
        Path home = Home.of(project, projects());
        if (skip || !Home.hasConfig(home) || !isFor(home)) {
            getLog().debug("No classes of the model: skipped, or those of another module");
            return;
        }
        Path sources = target.toPath().resolve("generated-sources").resolve("hop");
        Path tests = target.toPath().resolve("generated-test-sources").resolve("hop");
        List<Path> own = project.getCompileSourceRoots().stream()
                .map(Path::of)
                .filter(root -> !root.equals(sources))
                .toList();
        hop.generateClasses(new GenerateClasses.Places(
                        new GeneratedFiles(sources, tests),
                        new Stamp(target.toPath().resolve("hop").resolve("generated.txt")),
                        new OwnSources(own),
                        withTests(),
                        hop.version()))
                .run();
        project.addCompileSourceRoot(sources.toString());
        project.addTestCompileSourceRoot(tests.toString());
    }

    private boolean isFor(Path home) {
        Path here = project.getBasedir().toPath().toAbsolutePath();
        if (project.getPackaging().equals("pom") || here.equals(home)) {
            return !project.getPackaging().equals("pom");
        }
        return projects().stream()
                .filter(module -> home.equals(module.getBasedir().toPath().toAbsolutePath()))
                .findFirst()
                .or(() -> Optional.ofNullable(project.getParent()))
                .map(MavenProject::getPackaging)
                .filter("pom"::equals)
                .isPresent();
    }

    private boolean withTests() {
        return generateTests == null
                ? project.getDependencies().stream()
                        .map(Dependency::getArtifactId)
                        .anyMatch(WITH_JUNIT::contains)
                : generateTests;
    }
}
