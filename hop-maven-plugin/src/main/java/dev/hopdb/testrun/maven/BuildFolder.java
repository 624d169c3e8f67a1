package dev.hopdb.testrun.maven;

import dev.hopdb.testrun.TestRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where in the checkout Maven is started, and which part of the build it makes.
 *
 * @param path where it is started: as in the calling build, if that holds the module at hand
 * @param module the module at hand, from there; empty if it is the whole
 * @param configuration the folder whose {@code .mvn} counts; never one outside the checkout
 */
record BuildFolder(Path path, Optional<String> module, Path configuration) {

    static BuildFolder of(TestRequest request, Path buildRoot) {
        Path top = request.top();
        Path home = request.home();
        Path root = top.resolve(buildRoot).normalize();
        Path start = home.startsWith(root) && Files.exists(root.resolve("pom.xml")) ? root : home;
        String module = start.relativize(home).toString().replace('\\', '/');
        return new BuildFolder(
                start, module.isEmpty() ? Optional.empty() : Optional.of(module), configuration(start, top));
    }

    /** As Maven looks for it, but no further up than the checkout: what lies around that is not what was committed. */
    private static Path configuration(Path start, Path top) {
        for (Path folder = start; folder != null && folder.startsWith(top); folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        return start;
    }
}
