package dev.hopdb.compilation;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What scripts may use beside the JDK.
 *
 * @param artifacts names what is on it, the same on every machine: {@code org.acme:codec:jar:1.0}
 * @param jars where that is on this machine; asked for when something is compiled
 */
public record ClassPath(List<String> artifacts, Supplier<List<Path>> jars) {

    public static final ClassPath EMPTY = new ClassPath(List.of(), List::of);

    public ClassPath {
        artifacts = List.copyOf(artifacts);
    }

    /**
     * Has all of it brought to this machine, ahead of its use.
     *
     * @throws dev.hopdb.problem.HopException if something on it cannot be had
     */
    public void require() {
        Objects.requireNonNull(jars.get(), "a class path may be empty, and is there");
    }
}
