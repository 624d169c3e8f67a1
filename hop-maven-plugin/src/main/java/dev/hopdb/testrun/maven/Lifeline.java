package dev.hopdb.testrun.maven;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Ties a test run to the hop that started it: a hop that is killed has no time to end its test run, so the test run looks
 * after its end itself.
 *
 * <p>Surefire ties the JVM of the tests to Maven's in the same way.
 */
public final class Lifeline {

    static final String VARIABLE = "HOP_VALIDATION_PARENT";

    private Lifeline() {}

    /** To be called by what hop runs inside a test run; does nothing elsewhere. */
    public static void holdOnTo(Map<String, String> environment) {
        String hop = environment.get(VARIABLE);
        if (hop == null) {
            return;
        }
        CompletableFuture<?> end = ProcessHandle.of(Long.parseLong(hop))
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        CompletableFuture<?> unused = end.thenRun(() -> Runtime.getRuntime().exit(1));
    }
}
