package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.codegen.GeneratedFiles;
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
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    Path folder;

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
        write(".hop/model/public/users.table.json", text("users").replace("\"integer\"", "\"bigint\""));
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

    private void generate() {
        console = console.next();
        Path target = folder.resolve("target");
        GeneratedFiles generated = new GeneratedFiles(
                target.resolve("hop/generated.txt"),
                target.resolve("generated-sources"),
                target.resolve("generated-tests"));
        new GenerateClasses(
                        JGitRepository.filesBelow(folder),
                        new GenerateClasses.Places(generated, List.of(folder.resolve("src/main/java")), true, "0.1.0"),
                        console)
                .run();
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

    /** Lets all files seem old, for hop as well. */
    private void age() {
        try {
            Path state = folder.resolve("target/hop/generated.txt");
            String text = Files.readString(state);
            for (String name : files().keySet()) {
                Path file = folder.resolve("target").resolve(name);
                long millis = Files.getLastModifiedTime(file).toMillis();
                text = text.replace(" %d %s".formatted(millis, file), " %d %s".formatted(LONG_AGO.toMillis(), file));
                Files.setLastModifiedTime(file, LONG_AGO);
            }
            Files.writeString(state, text);
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
