package dev.hopdb.runtime;

/** The database is not the one that this program was built for: what it lacks, why that matters, and what to do. */
final class ReleaseMissing extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ReleaseMissing(String problem, String why, String fix) {
        super("%s%n  Why: %s%n  Fix: %s".formatted(problem, why, fix));
    }
}
