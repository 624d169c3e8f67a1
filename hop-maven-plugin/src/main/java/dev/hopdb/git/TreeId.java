package dev.hopdb.git;

/** Names the files of a commit, or of a merge that is not committed yet. Opaque: made by {@link Commits}. */
public record TreeId(String hex) {}
