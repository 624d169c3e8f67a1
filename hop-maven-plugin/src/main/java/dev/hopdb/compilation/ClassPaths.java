package dev.hopdb.compilation;

import dev.hopdb.version.Label;

/** The class path of each release: a script that was released keeps what it was released with. */
@FunctionalInterface
public interface ClassPaths {

    /** @throws dev.hopdb.problem.HopException if something on it cannot be had */
    ClassPath of(Label release);
}
