package dev.hopdb.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Runs something when the build ends.
 *
 * <p>The database of a test run must outlive the goal that made it. Maven tells its execution listener of the end, while
 * the classes of plugins can still be loaded; at the end of the JVM they cannot, so that moment only serves a build that
 * is interrupted.
 */
final class SessionEnd {

    private SessionEnd() {}

    static void run(MavenSession session, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
        ExecutionListener before = session.getRequest().getExecutionListener();
        session.getRequest().setExecutionListener(listener(before, once));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ifPossible(once), "hop-test-database"));
    }

    /** The server may be ending at the same moment. What is left then is scratch, which the next goal sweeps. */
    private static void ifPossible(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException serverIsGone) {
            // nobody is there to be told
            return;
        }
    }

    private static ExecutionListener listener(@Nullable ExecutionListener before, Runnable atEnd) {
        return (ExecutionListener) Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("sessionEnded")) {
                        atEnd.run();
                    }
                    try {
                        return before == null ? null : method.invoke(before, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
