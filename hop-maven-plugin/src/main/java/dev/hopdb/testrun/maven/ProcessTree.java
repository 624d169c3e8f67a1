package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process and everything below it. Whoever ends it while it is being started ends it when it has been. */
final class ProcessTree {

    /** A dead process that nobody has asked about looks alive: where nobody will ask, waiting on would never end. */
    private static final int PATIENCE_SECONDS = 5;

    private @Nullable Process top;

    synchronized Process start(ProcessBuilder builder) throws IOException {
        Process started = builder.start();
        top = started;
        return started;
    }

    synchronized void end() {
        if (top == null) {
            return;
        }
        // listed before any of it ends: an orphan is nobody's child
        List<ProcessHandle> all = new ArrayList<>();
        all.add(top.toHandle());
        top.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
