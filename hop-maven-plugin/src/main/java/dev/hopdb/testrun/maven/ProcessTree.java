package dev.hopdb.testrun.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process and everything below it. */
record ProcessTree(ProcessHandle top) {

    /** A dead process that nobody has asked about looks alive: where nobody will ask, waiting on would never end. */
    private static final int PATIENCE_SECONDS = 1;

    void end() {
        // listed before any of it ends: an orphan is nobody's child
        List<ProcessHandle> all = new ArrayList<>();
        all.add(top);
        top.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
