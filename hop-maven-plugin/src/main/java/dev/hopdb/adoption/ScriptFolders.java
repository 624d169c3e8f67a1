package dev.hopdb.adoption;

import dev.hopdb.database.ForeignHistory;
import dev.hopdb.git.Tree;
import dev.hopdb.problem.HopException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the scripts of other tools lie in a project. What a tool recorded is what somebody wrote into a table: no path
 * there leads out of the project.
 */
final class ScriptFolders {

    private static final List<String> BY_DEFAULT = List.of("src/main/resources/db/migration", "src/main/resources");
    private static final String CLASS_PATH = "classpath:";

    /** From a root of the file system, or of a drive. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?:[A-Za-z]:)?/.*|[A-Za-z]:.*", Pattern.DOTALL);

    private final Tree project;
    private final List<String> folders;

    /**
     * @param first the folder that the user names; empty for where the tools have them by default
     * @throws HopException if it is not in the project
     */
    ScriptFolders(Tree project, String first) {
        this.project = project;
        String named = first.replace('\\', '/');
        if (ABSOLUTE.matcher(named).matches() || plain(named).isEmpty()) {
            throw new HopException(
                    "hop.migrations is '%s', which leads out of the project".formatted(first),
                    "a release consists of files of the project, and its folder is counted from the one with .hop",
                    "copy the scripts into the project; then mvn hop:init -Dhop.migrations=<folder in the project>");
        }
        this.folders = first.isEmpty() ? BY_DEFAULT : List.of(named);
    }

    /** A file, by its path in the project. */
    record Found(String path, String text) {}

    /** Nothing for a path that leads out of the project, whatever is there. */
    Optional<Found> find(ForeignHistory.Entry entry) {
        return entry.file().stream()
                .flatMap(file -> paths(entry, file.replace('\\', '/')).stream())
                .flatMap(path -> plain(path).stream())
                .flatMap(path -> project.text(path).map(text -> new Found(path, text)).stream())
                .findFirst();
    }

    /** Whether it was recorded by a path that leads out of the project, from wherever it is counted. */
    boolean leadsOut(ForeignHistory.Entry entry) {
        return entry.file()
                .map(file -> file.replace('\\', '/'))
                .filter(file -> ABSOLUTE.matcher(file).matches()
                        || paths(entry, file).stream()
                                .anyMatch(path -> plain(path).isEmpty()))
                .isPresent();
    }

    /** Liquibase may count from the folder of the changelog that includes the file. */
    private Set<String> paths(ForeignHistory.Entry entry, String file) {
        String fromTop = fromTop(file);
        String changelog = fromTop(entry.name().split("::", 2)[0].replace('\\', '/'));
        int slash = changelog.lastIndexOf('/');
        List<String> inside = new ArrayList<>(List.of(fromTop));
        if (slash > 0) {
            inside.add(changelog.substring(0, slash + 1) + fromTop);
        }
        Set<String> paths = new LinkedHashSet<>();
        for (String folder : folders) {
            inside.forEach(path -> paths.add(folder + "/" + path));
        }
        paths.add(fromTop);
        return paths;
    }

    /** A slash in front is the top of the class path. */
    private static String fromTop(String file) {
        String plain = file.startsWith(CLASS_PATH) ? file.substring(CLASS_PATH.length()) : file;
        return plain.replaceFirst("^/+", "");
    }

    /** Without {@code .} and {@code ..}; nothing if it leads out of where it starts. */
    private static Optional<String> plain(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    @Override
    public String toString() {
        return String.join(" or ", folders);
    }
}
