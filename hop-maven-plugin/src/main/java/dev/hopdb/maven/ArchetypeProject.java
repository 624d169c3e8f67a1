package dev.hopdb.maven;

import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes into an empty folder what hop-archetype would: the same files, from the same source. */
final class ArchetypeProject {

    private static final String TEMPLATES = "/dev/hopdb/archetype/";
    private static final String TEST = "src/test/java/DatabaseTest.java";

    private final String hopVersion;

    ArchetypeProject(String hopVersion) {
        this.hopVersion = hopVersion;
    }

    /** The new project, as the user named it. */
    record Coordinates(
            @Nullable String groupId,
            @Nullable String artifactId,
            String version,
            @Nullable String javaPackage) {}

    void write(Path folder, Coordinates coordinates) {
        String groupId = required(coordinates.groupId(), "groupId");
        String artifactId = required(coordinates.artifactId(), "artifactId");
        String javaPackage = coordinates.javaPackage() == null ? groupId : coordinates.javaPackage();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("${groupId}", groupId);
        values.put("${artifactId}", artifactId);
        values.put("${version}", coordinates.version());
        values.put("${package}", javaPackage);
        values.put("${hopVersion}", hopVersion);
        String test = "src/test/java/%s/DatabaseTest.java".formatted(javaPackage.replace('.', '/'));
        copy("pom.xml", folder.resolve("pom.xml"), values);
        copy(TEST, folder.resolve(test), values);
        copy("README.md", folder.resolve("README.md"), Map.of());
        copy(".gitattributes", folder.resolve(".gitattributes"), Map.of());
        copy(".mvn/jvm.config", folder.resolve(".mvn/jvm.config"), Map.of());
        write(folder.resolve(".gitignore"), "target/\n");
    }

    private static void copy(String template, Path file, Map<String, String> values) {
        String text = read(template);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        write(file, text);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String template) {
        try (InputStream in = ArchetypeProject.class.getResourceAsStream(TEMPLATES + template)) {
            if (in == null) {
                throw new IllegalStateException("the plugin was built without " + template);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a folder that has files, or is in somebody's repository: what is written there would be part of that. */
    static void refuseFiles(Path folder) {
        Path around = folder.toAbsolutePath().getParent();
        while (around != null && !Files.exists(around.resolve(".git"))) {
            around = around.getParent();
        }
        if (around != null && !Files.exists(folder.resolve(".git"))) {
            throw new HopException(
                    "%s is in the Git repository %s".formatted(folder, around),
                    "a project that begins has a repository of its own",
                    "take a folder outside of it; or add a pom.xml, commit it, and run mvn hop:init there");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.anyMatch(file -> !isOurs(file))) {
                throw new HopException(
                        "%s has files, and no pom.xml".formatted(folder),
                        "init makes a Maven project a hop project, or begins one in an empty folder",
                        "change to the folder of your pom.xml, or to an empty one");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A repository, or what an init that was refused has kept for itself. */
    private static boolean isOurs(Path file) {
        Path hop = Path.of(Layout.LOCAL).getParent();
        if (!file.getFileName().equals(hop)) {
            return file.getFileName().toString().equals(".git");
        }
        try (Stream<Path> inside = Files.list(file)) {
            return inside.allMatch(path -> path.endsWith(Layout.LOCAL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(@Nullable String value, String name) {
        if (value == null) {
            throw new HopException(
                    "%s is missing".formatted(name),
                    "there is no pom.xml here, so a new project begins, and it needs a name",
                    "mvn dev.hopdb:hop-maven-plugin:init -DgroupId=com.acme -DartifactId=shop -Dhop.origin=<url>");
        }
        return value;
    }
}
