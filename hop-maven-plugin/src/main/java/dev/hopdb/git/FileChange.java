package dev.hopdb.git;

/** One file written or removed. Paths start at the folder that holds {@code .hop/}. */
public sealed interface FileChange {

    String path();

    record Write(String path, String text) implements FileChange {}

    record Remove(String path) implements FileChange {}
}
