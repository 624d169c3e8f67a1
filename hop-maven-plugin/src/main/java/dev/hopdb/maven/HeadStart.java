package dev.hopdb.maven;

/**
 * Work that every run of a goal needs, whatever was asked of it, done on the second processor while the first still
 * reads settings.
 *
 * <p>Most of the second that a goal takes is loading classes: those of JGit, whose jars are signed, and those of the JDBC
 * driver; then comes the first connection, with a login. What fails here is done again, and said better, by the goal itself.
 */
final class HeadStart {

    private HeadStart() {}

    static void with(Runnable work) {
        Thread thread = new Thread(() -> quietly(work), "hop head start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError metAgainByTheGoal) {
            // Nothing depends on it.
        }
    }
}
