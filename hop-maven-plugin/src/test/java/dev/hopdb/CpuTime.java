package dev.hopdb;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The processor time that this thread takes for something: unlike the time on the wall, no load changes its order. */
public final class CpuTime {

    private CpuTime() {}

    /** Something that may fail. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    public static Duration of(Action action) throws Exception {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        action.run();
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
}
