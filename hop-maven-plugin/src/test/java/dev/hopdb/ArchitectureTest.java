package dev.hopdb;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.stream.Stream;

/** The layers of hop, face → stories → engines → ports → words, and what each of them must not know. */
@AnalyzeClasses(packages = "dev.hopdb", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] WORDS = {
        "dev.hopdb.project",
        "dev.hopdb.release",
        "dev.hopdb.patch",
        "dev.hopdb.branch",
        "dev.hopdb.version",
        "dev.hopdb.problem",
        "dev.hopdb.sql",
        "dev.hopdb.document",
        "dev.hopdb.catalog"
    };

    private static final String[] ENGINES = {
        "dev.hopdb.validation..",
        "dev.hopdb.upgrade..",
        "dev.hopdb.rehearsal..",
        "dev.hopdb.state..",
        "dev.hopdb.settle..",
        "dev.hopdb.scratch..",
        "dev.hopdb.integration..",
        "dev.hopdb.publication..",
        "dev.hopdb.lock..",
        "dev.hopdb.story..",
        "dev.hopdb.history..",
        "dev.hopdb.drift..",
        "dev.hopdb.schema..",
        "dev.hopdb.backup..",
        "dev.hopdb.adoption..",
        "dev.hopdb.bootstrap..",
        "dev.hopdb.compilation..",
        "dev.hopdb.codegen.."
    };

    private static final String[] ADAPTERS = {
        "dev.hopdb.git.jgit..",
        "dev.hopdb.database.postgres..",
        "dev.hopdb.database.embedded..",
        "dev.hopdb.database.settings..",
        "dev.hopdb.database.client..",
        "dev.hopdb.testrun.maven..",
        "dev.hopdb.document.json.."
    };

    private static final String[] PORTS = {
        "dev.hopdb.git", "dev.hopdb.database", "dev.hopdb.testrun", "dev.hopdb.console"
    };

    @ArchTest
    static final ArchRule every_class_is_in_a_layer = classes()
            .should()
            .resideInAnyPackage(Stream.of(
                            new String[] {"dev.hopdb.maven..", "dev.hopdb.command..", "dev.hopdb.runtime.."},
                            ENGINES,
                            ADAPTERS,
                            PORTS,
                            WORDS)
                    .flatMap(Stream::of)
                    .toArray(String[]::new))
            .because("a package that no layer names may reach whatever it likes");

    @ArchTest
    static final ArchRule dependencies_point_downwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("face")
            .definedBy("dev.hopdb.maven..")
            .layer("stories")
            .definedBy("dev.hopdb.command..")
            .layer("engines")
            .definedBy(ENGINES)
            .layer("adapters")
            .definedBy(ADAPTERS)
            .layer("ports")
            .definedBy(PORTS)
            .layer("words")
            .definedBy(WORDS)
            .whereLayer("face")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("stories")
            .mayOnlyBeAccessedByLayers("face")
            .whereLayer("engines")
            .mayOnlyBeAccessedByLayers("face", "stories")
            .whereLayer("adapters")
            .mayOnlyBeAccessedByLayers("face")
            .whereLayer("ports")
            .mayOnlyBeAccessedByLayers("face", "stories", "engines", "adapters")
            .because("a story is read without knowing Maven, and tested without Git, a database or a fork");

    @ArchTest
    static final ArchRule packages_form_a_dag = slices().matching("dev.hopdb.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that can be understood alone can be changed alone");

    @ArchTest
    static final ArchRule words_do_no_input_or_output = noClasses()
            .that()
            .resideInAnyPackage(WORDS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|Print.*|Console)")
            .because("a word is text and values, so that every rule about it is tested in a millisecond");

    @ArchTest
    static final ArchRule maven_stays_at_the_door = noClasses()
            .that()
            .resideOutsideOfPackages("dev.hopdb.maven..", "dev.hopdb.testrun.maven..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.maven..")
            .because("only the face is started by Maven, and only the test run starts it");

    @ArchTest
    static final ArchRule processes_are_started_behind_four_doors = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.hopdb.git.jgit..",
                    "dev.hopdb.database.embedded..",
                    "dev.hopdb.database.client..",
                    "dev.hopdb.testrun.maven..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
            .because("whoever starts a process must also end it, and hop runs where no shell is");

    @ArchTest
    static final ArchRule databases_are_reached_behind_one_door = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.hopdb.database.postgres..", "dev.hopdb.database.embedded..", "dev.hopdb.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
            .because("SQL errors, quoting and sessions are settled in one place");

    @ArchTest
    static final ArchRule the_runtime_brings_no_library = noClasses()
            .that()
            .resideInAPackage("dev.hopdb.runtime")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("dev.hopdb.runtime", "java..", "org.jspecify.annotations..")
            .because("whatever it brought would be on the class path of every program");

    @ArchTest
    static final ArchRule the_runtime_reflects_on_nothing = noClasses()
            .that()
            .resideInAPackage("dev.hopdb.runtime")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .because("what is generated is known when it is compiled, also to a native image");

    @ArchTest
    static final ArchRule git_is_reached_behind_one_door = noClasses()
            .that()
            .resideOutsideOfPackage("dev.hopdb.git.jgit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jgit..")
            .because("what may happen to a clone is decided in one place");

    @ArchTest
    static final ArchRule json_is_written_behind_one_door = noClasses()
            .that()
            .resideOutsideOfPackages("dev.hopdb.document.json..", "dev.hopdb.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..")
            .because(
                    "what a document says is decided in words, and how it is spelt in one place; the model is such a text itself");

    @ArchTest
    static final ArchRule time_is_asked_for = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .because("a lock that expires is tested with a clock of the test's own: take a java.time.Clock");
}
