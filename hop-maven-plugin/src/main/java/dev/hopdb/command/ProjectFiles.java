package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.git.FileChange;
import dev.hopdb.project.Layout;
import dev.hopdb.project.OwnRefs;
import dev.hopdb.project.PomBlock;
import dev.hopdb.project.ProjectConfig;
import dev.hopdb.project.TransactionUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The files with which a hop project begins.
 *
 * @param home the folder they go into
 * @param javaPackage of the classes that will be generated
 * @param hopVersion the version of hop at work
 * @param driverVersion the version of the JDBC driver that hop itself uses
 * @param adopted those that make what is in a database already
 */
public record ProjectFiles(
        Path home,
        String javaPackage,
        String hopVersion,
        String driverVersion,
        OwnRefs refs,
        List<FileChange.Write> adopted) {

    private static final String IGNORED = Layout.LOCAL + "/";

    public ProjectFiles(Path home, String javaPackage, String hopVersion, String driverVersion) {
        this(home, javaPackage, hopVersion, driverVersion, OwnRefs.HIDDEN, List.of());
    }

    ProjectFiles with(OwnRefs own, List<FileChange.Write> existing) {
        return new ProjectFiles(home, javaPackage, hopVersion, driverVersion, own, existing);
    }

    /** All of them, with what is changed in {@code pom.xml} told as a diff. */
    List<FileChange.Write> changes(Console console) {
        List<FileChange.Write> changes = new ArrayList<>();
        changes.add(new FileChange.Write(Layout.CONFIG, config().text()));
        changes.add(new FileChange.Write(
                Layout.RELEASES + "/" + Layout.README,
                "Plans (`X.Y.Z-patches.toml`) and snapshots (`X.Y.Z.txt`) of releases, written by hop.\n"));
        changes.add(new FileChange.Write(
                Layout.PATCHES + "/" + Layout.README,
                "Each folder is one change of the database, named after its ticket: `mvn hop:patch-create`.\n"));
        changes.addAll(adopted);
        appended(".gitignore", IGNORED).ifPresent(changes::add);
        appended(".gitattributes", Layout.MODEL_ATTRIBUTES).ifPresent(changes::add);
        pom(console).ifPresent(changes::add);
        return changes;
    }

    void write(List<FileChange.Write> changes) {
        for (FileChange.Write change : changes) {
            Path file = home.resolve(change.path());
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, change.text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ProjectConfig config() {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return new ProjectConfig(ProjectConfig.FORMAT, id, javaPackage, TransactionUnit.RELEASE, hopVersion, refs);
    }

    private Optional<FileChange.Write> appended(String file, String wanted) {
        String text = read(file).orElse("");
        if (text.lines().anyMatch(line -> line.strip().equals(wanted))) {
            return Optional.empty();
        }
        String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return Optional.of(new FileChange.Write(file, text + gap + wanted + "\n"));
    }

    private Optional<FileChange.Write> pom(Console console) {
        Optional<String> before = read("pom.xml");
        Optional<String> after = before.map(text -> PomBlock.addTo(text, hopVersion, driverVersion));
        if (after.equals(before)) {
            return Optional.empty();
        }
        List<String> known = before.orElse("").lines().toList();
        after.orElse("")
                .lines()
                .filter(line -> !known.contains(line))
                .forEach(line -> console.detail("pom.xml + " + line));
        return after.map(text -> new FileChange.Write("pom.xml", text));
    }

    private Optional<String> read(String name) {
        Path file = home.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
