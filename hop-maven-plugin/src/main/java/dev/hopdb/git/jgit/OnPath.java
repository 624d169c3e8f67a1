package dev.hopdb.git.jgit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.util.SystemReader;

/** The programs of this machine, found as a shell finds them. */
final class OnPath {

    private OnPath() {}

    static Optional<Path> git() {
        return find("git");
    }

    static Optional<Path> ssh() {
        return find("ssh");
    }

    private static Optional<Path> find(String name) {
        String path =
                Optional.ofNullable(SystemReader.getInstance().getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> in(folder, name))
                .findFirst();
    }

    private static Stream<Path> in(String folder, String name) {
        try {
            return Stream.of(name, name + ".exe")
                    .map(Path.of(folder)::resolve)
                    .filter(Files::isRegularFile)
                    .filter(Files::isExecutable);
        } catch (InvalidPathException notAFolder) {
            return Stream.empty();
        }
    }
}
