package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.codegen.GeneratedFiles;
import dev.hopdb.codegen.OwnSources;
import dev.hopdb.codegen.Stamp;
import dev.hopdb.console.Console;
import dev.hopdb.git.jgit.JGitRepository;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.project.TransactionUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build writes, and above all what it leaves alone. */
class GenerateClassesTest {

    private static final String USERS = "generated-sources/com/acme/Users.java";
    private static final String USERS_MODEL = ".hop/model/public/users.table.json";
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private String version = "0.1.0";
    private RecordingConsole console = new RecordingConsole();

    @BeforeEach
    void project() {
        write(
                ".hop/config.toml",
                new ProjectConfig(1, "abc123abc123", "com.acme", TransactionUnit.RELEASE, "0.1.0", OwnRefs.HIDDEN)
                        .text());
        table("users");
        table("posts");
    }

    @Test
    void writesOnceAndThenNothing() {
        generate();
        assertThat(console.lines()).containsExactly("Generated 2 classes of the model, 3 files written or removed");
        assertThat(files())
                .containsOnlyKeys(
                        USERS,
                        "generated-sources/com/acme/Posts.java",
                        "generated-tests/com/acme/GeneratedClassesTest.java");
        age();

        generate();

        assertThat(console.lines()).isEmpty();
        assertThat(files().values()).containsOnly(LONG_AGO);
    }

    @Test
    void writesOnlyWhatAChangeOfTheModelChanges() {
        generate();
        write(USERS_MODEL, text("users").replace("\"integer\"", "\"bigint\""));
        age();

        generate();

        Map<String, FileTime> after = files();
        assertThat(after.remove(USERS)).isNotEqualTo(LONG_AGO);
        assertThat(after.values()).containsOnly(LONG_AGO);
    }

    @Test
    void removesTheClassOfWhatIsGone() throws IOException {
        generate();
        Files.delete(folder.resolve(".hop/model/public/users.table.json"));

        generate();

        assertThat(files()).doesNotContainKey(USERS).hasSize(2);
        assertThat(console.lines()).containsExactly("Generated 1 class of the model, 2 files written or removed");
    }

    @Test
    void mendsWhatSomebodyEditedOrDeleted() throws IOException {
        generate();
        String users = Files.readString(folder.resolve("target").resolve(USERS));
        write("target/" + USERS, "nonsense");
        Files.delete(folder.resolve("target/generated-sources/com/acme/Posts.java"));

        generate();

        assertThat(folder.resolve("target").resolve(USERS)).hasContent(users);
        assertThat(files()).hasSize(3);
    }

    @Test
    void makesRoomForAClassOfTheUsersAndComesBackWhenItIsGone() throws IOException {
        generate();
        write("src/main/java/com/acme/Users.java", "package com.acme; ...");
        generate();
        assertThat(files())
                .containsKey("generated-sources/com/acme/UsersRelation.java")
                .doesNotContainKey(USERS);

        Files.delete(folder.resolve("src/main/java/com/acme/Users.java"));
        generate();

        assertThat(files()).containsKey(USERS).doesNotContainKey("generated-sources/com/acme/UsersRelation.java");
    }

    @Test
    void writesNothingWhereTheModelMakesNoSense() {
        generate();
        write(".hop/model/public/posts.table.json", "{");
        table("orders");
        age();

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(this::generate)
                .satisfies(e -> assertThat(e.problem())
                        .startsWith(".hop/model/public/posts.table.json is no part of a model: line 1: "));

        assertThat(files().values()).hasSize(3).containsOnly(LONG_AGO);
    }

    @Test
    void makesNothingWithoutAModel() throws IOException {
        Files.delete(folder.resolve(".hop/model/public/users.table.json"));
        Files.delete(folder.resolve(".hop/model/public/posts.table.json"));

        generate();

        assertThat(files()).isEmpty();
    }

    @Test
    void believesNamesSizesAndTimesOfFilesAtRest() {
        generateAtRest();
        write(USERS_MODEL, text("users").replace("\"id\"", "\"no\""));
        age(USERS_MODEL);

        generate();

        assertThat(console.lines()).isEmpty();
    }

    @Test
    void readsFilesWrittenSoLateThatTheirTimeProvesNothing() {
        FileTime late = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
        setTime(USERS_MODEL, late);
        generate();
        write(USERS_MODEL, text("users").replace("\"id\"", "\"no\""));
        setTime(USERS_MODEL, late);

        generate();

        assertThat(console.lines()).containsExactly("Generated 2 classes of the model, 1 file written or removed");
        assertThat(folder.resolve("target").resolve(USERS)).content().contains("NO = Column.of(\"no\"");
    }

    @Test
    void readsGeneratedFilesThatWereEditedSoLate() {
        FileTime late = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
        generate();
        setTime("target/" + USERS, late);
        generate();
        write("target/" + USERS, read("target/" + USERS).replace("ID", "NO"));
        setTime("target/" + USERS, late);

        generate();

        assertThat(console.lines()).containsExactly("Generated 2 classes of the model, 1 file written or removed");
    }

    @Test
    void writesNothingAfterACheckoutOfTheSameFilesAndBelievesTheirNewTimes() {
        generateAtRest();
        setTime(USERS_MODEL, FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));

        generate();

        assertThat(console.lines()).isEmpty();
        assertThat(files().values()).containsOnly(LONG_AGO);
        write(USERS_MODEL, text("users").replace("\"id\"", "\"no\""));
        setTime(USERS_MODEL, FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
        generate();
        assertThat(console.lines()).isEmpty();
    }

    @Test
    void generatesAnewAfterAStampOfAnotherVersion() {
        generate();
        write("target/hop/generated.txt", "0123456789abcdef\n1 2 a\n1 2 b\n1 2 c\n");

        generate();

        assertThat(console.lines()).containsExactly("Generated 2 classes of the model, 0 files written or removed");
    }

    @Test
    void generatesAnewWithAnotherVersionOfHop() {
        generateAtRest();
        version = "0.2.0";

        generate();

        assertThat(console.lines()).hasSize(1);
    }

    @Test
    void loadsNoParserAndNoGeneratorWhereNothingChanged() throws Exception {
        generateAtRest();

        try (LoadedClasses classes = new LoadedClasses()) {
            classes.run("dev.hopdb.command.GenerateClassesTest$Build", folder.toString(), version);
            assertThat(classes.names())
                    .contains("dev.hopdb.codegen.Stamp")
                    .noneMatch(name -> name.startsWith("com.palantir.") || name.startsWith("com.fasterxml."))
                    .noneMatch(name -> name.startsWith("org.tomlj.") || name.startsWith("org.eclipse.jgit."))
                    .doesNotContain("dev.hopdb.codegen.Generator", "dev.hopdb.patch.Fingerprint");
        }
    }

    /** The goal without its Maven. */
    public static final class Build {

        public static void main(String[] arguments) {
            run(Path.of(arguments[0]), arguments[1], new RecordingConsole());
        }

        static void run(Path folder, String version, Console console) {
            Path target = folder.resolve("target");
            GeneratedFiles generated =
                    new GeneratedFiles(target.resolve("generated-sources"), target.resolve("generated-tests"));
            GenerateClasses.Places places = new GenerateClasses.Places(
                    generated,
                    new Stamp(target.resolve("hop/generated.txt")),
                    new OwnSources(List.of(folder.resolve("src/main/java"))),
                    true,
                    version);
            new GenerateClasses(folder, JGitRepository.filesBelow(folder), places, console).run();
        }
    }

    private void generate() {
        console = console.next();
        Build.run(folder, version, console);
    }

    /** With all files as they are when nobody has touched them for a while. */
    private void generateAtRest() {
        age(".hop/config.toml");
        age(USERS_MODEL);
        age(".hop/model/public/posts.table.json");
        generate();
        age();
        generate();
        assertThat(console.lines()).isEmpty();
    }

    /** When each generated file was written. */
    private Map<String, FileTime> files() {
        Map<String, FileTime> found = new TreeMap<>();
        Path target = folder.resolve("target");
        if (!Files.isDirectory(target)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                found.put(target.relativize(file).toString().replace('\\', '/'), Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Lets all generated files seem old. */
    private void age() {
        files().keySet().forEach(name -> age("target/" + name));
    }

    private void age(String file) {
        setTime(file, LONG_AGO);
    }

    private void setTime(String file, FileTime time) {
        try {
            Files.setLastModifiedTime(folder.resolve(file), time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void table(String name) {
        write(".hop/model/public/%s.table.json".formatted(name), text(name));
    }

    private static String text(String name) {
        return """
                {"format": 1, "kind": "table", "schema": "public", "name": "%s",
                 "columns": [{"name": "id", "type": "integer"}]}
                """.formatted(name);
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
