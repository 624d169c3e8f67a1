package dev.hopdb.git.jgit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.util.SystemReader;

/** The {@code git} of this machine, where there is one. */
final class NativeGit {

    private NativeGit() {}

    static Optional<Path> executable() {
        String path =
                Optional.ofNullable(SystemReader.getInstance().getenv("PATH")).orElse("");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .flatMap(NativeGit::in)
                .findFirst();
    }

    private static Stream<Path> in(String folder) {
        try {
            return Stream.of("git", "git.exe")
                    .map(Path.of(folder)::resolve)
                    .filter(Files::isExecutable)
                    .filter(Files::isRegularFile);
        } catch (InvalidPathException notAFolder) {
            return Stream.empty();
        }
    }
}
