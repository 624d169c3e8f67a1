import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Of table {@code t}: one that reads in one long transaction, and one that reads all the time and is timed. */
final class Readers implements AutoCloseable {

    private static final int READS_MILLIS = 8_000;
    private static final long DELAY_NANOS = 1_000_000_000;
    private static final String IS_WANTED =
            "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 't'::regclass AND mode = 'AccessExclusiveLock')";

    private final Server server;
    private final String database;
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CompletableFuture<Void> both;
    private volatile boolean over;
    private volatile long longest;
    private volatile int delayed;

    private Readers(Server server, String database) {
        this.server = server;
        this.database = database;
        this.both = CompletableFuture.allOf(async(this::readLong), async(this::readOften));
    }

    static Readers of(Server server, String database) throws InterruptedException {
        Readers readers = new Readers(server, database);
        readers.reading.await();
        return readers;
    }

    /** In seconds. */
    double longestWait() {
        return longest / 1e9;
    }

    /** How many of those that read all the time took longer than a second. */
    int delayed() {
        return delayed;
    }

    @Override
    public void close() {
        over = true;
        both.join();
    }

    /** Until eight seconds after somebody wants to alter the table. */
    private Void readLong() throws Exception {
        try (Connection connection = server.open(database);
                Connection looking = server.open(database);
                Statement statement = connection.createStatement();
                Statement look = looking.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM t");
            reading.countDown();
            while (!over && !isWanted(look)) {
                Thread.sleep(5);
            }
            if (!over) {
                Thread.sleep(READS_MILLIS);
            }
            connection.commit();
        }
        return null;
    }

    private Void readOften() throws Exception {
        try (Connection connection = server.open(database);
                Statement statement = connection.createStatement()) {
            while (!over) {
                long begin = System.nanoTime();
                statement.execute("SELECT count(*) FROM t");
                long took = System.nanoTime() - begin;
                longest = Math.max(longest, took);
                delayed = took > DELAY_NANOS ? delayed + 1 : delayed;
                Thread.sleep(10);
            }
        }
        return null;
    }

    private static boolean isWanted(Statement look) throws Exception {
        try (ResultSet answer = look.executeQuery(IS_WANTED)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static CompletableFuture<Void> async(Callable<Void> work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, task -> new Thread(task).start());
    }
}
