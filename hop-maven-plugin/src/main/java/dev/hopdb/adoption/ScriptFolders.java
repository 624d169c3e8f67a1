package dev.hopdb.adoption;

import dev.hopdb.database.ForeignHistory;
import dev.hopdb.git.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the scripts of other tools lie in a project. */
final class ScriptFolders {

    private static final List<String> BY_DEFAULT = List.of("src/main/resources/db/migration", "src/main/resources");
    private static final String CLASS_PATH = "classpath:";

    private final Tree project;
    private final List<String> folders;

    ScriptFolders(Tree project, String first) {
        this.project = project;
        this.folders = first.isEmpty() ? BY_DEFAULT : List.of(first.replace('\\', '/'));
    }

    /** A file, by its path in the project. */
    record Found(String path, String text) {}

    Optional<Found> find(ForeignHistory.Entry entry) {
        return entry.file().stream()
                .flatMap(file -> paths(entry, file).stream())
                .flatMap(path -> project.text(path).map(text -> new Found(path, text)).stream())
                .findFirst();
    }

    /** Liquibase may count from the folder of the changelog that includes the file. */
    private Set<String> paths(ForeignHistory.Entry entry, String file) {
        String plain = file.startsWith(CLASS_PATH) ? file.substring(CLASS_PATH.length()) : file;
        String changelog = entry.name().split("::", 2)[0];
        int slash = changelog.lastIndexOf('/');
        List<String> inside = new ArrayList<>(List.of(plain));
        if (slash > 0) {
            inside.add(changelog.substring(0, slash + 1) + plain);
        }
        Set<String> paths = new LinkedHashSet<>();
        for (String folder : folders) {
            inside.forEach(path -> paths.add(folder + "/" + path));
        }
        paths.add(plain);
        return paths;
    }

    @Override
    public String toString() {
        return String.join(" or ", folders);
    }
}
