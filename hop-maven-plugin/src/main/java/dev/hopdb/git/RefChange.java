package dev.hopdb.git;

import dev.hopdb.branch.Ref;

/** One ref moving on the shared repository, from exactly where the command saw it. */
public sealed interface RefChange {

    Ref ref();

    /** It must not be there. */
    record Create(Ref ref, CommitId at) implements RefChange {}

    record Advance(Ref ref, CommitId from, CommitId to) implements RefChange {}

    /** Moves it whether or not {@code to} contains {@code from}: for locks and records, never for branches. */
    record Replace(Ref ref, CommitId from, CommitId to) implements RefChange {}

    record Delete(Ref ref, CommitId from) implements RefChange {}
}
