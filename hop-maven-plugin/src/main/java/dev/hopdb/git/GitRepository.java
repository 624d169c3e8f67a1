package dev.hopdb.git;

/** The user's clone of a project, and the shared repository that it came from. */
public interface GitRepository extends AutoCloseable {

    /** The shared repository, where all that counts is decided. */
    Origin origin();

    /** The user's own branches and files. */
    Workspace workspace();

    /** The object database: commits are read, merged and made in it without touching anybody's files. */
    Commits commits();

    @Override
    void close();
}
