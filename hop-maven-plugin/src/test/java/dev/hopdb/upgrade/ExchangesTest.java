package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often an upgrade waits for an answer of the server: that is what it costs beyond its scripts, where that is far away. */
class ExchangesTest {

    private static final Ledger.Author AUTHOR = new Ledger.Author("ada", "laptop", "0".repeat(40), "0.1.0");
    /** The ledger is looked at, begun, written and finished; a transaction begins and ends; a script opens and closes. */
    private static final int OF_A_RELEASE = 8;

    private static final AtomicInteger SENT = new AtomicInteger();

    private final DatabaseName name = new DatabaseName(TestCluster.freshName("exchanges"));
    private final DatabaseServer server = PostgresServer.connect(counted(TestCluster.address()));
    private Session session;

    @BeforeEach
    void open() {
        server.create(name);
        session = server.open(name);
        session.ledger().install();
    }

    @AfterEach
    void close() {
        session.close();
        server.drop(name);
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 20", "20, 1", "10, 10"})
    void eachStatementIsOneExchangeAndEachScriptOneMore(int scripts, int statements) {
        Release release = new Release(
                Label.parse("0.1.0"),
                IntStream.rangeClosed(1, scripts)
                        .mapToObj(patch -> patch(patch, statements))
                        .toList());
        int before = SENT.get();

        new ReleaseApplier(Clock.systemUTC(), Progress.SILENT).apply(session, release, TransactionUnit.RELEASE, AUTHOR);

        assertThat(SENT.get() - before)
                .isGreaterThan(scripts * statements)
                .isLessThanOrEqualTo(scripts * statements + scripts + OF_A_RELEASE);
        assertThat(TestCluster.query(TestCluster.address(name.text()), "SELECT count(*) FROM hop.statement"))
                .isEqualTo(Integer.toString(scripts * statements));
    }

    private static Patch patch(int number, int statements) {
        String sql = IntStream.rangeClosed(1, statements)
                .mapToObj("CREATE TABLE t_%d_%%d ();\n".formatted(number)::formatted)
                .collect(Collectors.joining());
        return new Patch(PatchId.parse(Integer.toString(number)), List.of(new PatchFile.Sql("1.sql", sql)));
    }

    private static DatabaseAddress counted(DatabaseAddress address) {
        String url = address.url();
        return new DatabaseAddress(
                url + (url.contains("?") ? "&" : "?") + "socketFactory=" + Counting.class.getName(),
                address.user(),
                address.password());
    }

    /** Sockets that count how often something is sent: the driver gathers what belongs together. */
    public static final class Counting extends SocketFactory {

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public OutputStream getOutputStream() throws IOException {
                    return new FilterOutputStream(super.getOutputStream()) {
                        @Override
                        public void write(byte[] bytes, int from, int length) throws IOException {
                            SENT.incrementAndGet();
                            out.write(bytes, from, length);
                        }
                    };
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("the driver connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("the driver connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("the driver connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("the driver connects by itself");
        }
    }
}
