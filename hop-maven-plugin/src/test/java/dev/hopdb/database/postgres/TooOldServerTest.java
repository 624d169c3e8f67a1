package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Secret;
import dev.hopdb.problem.HopException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that greets as one of PostgreSQL 12 does: on the wire, since none so old can be run here. */
@Timeout(600)
class TooOldServerTest {

    private static final int SSL_REQUEST = 80877103;
    private static final Map<String, String> GREETING = Map.of(
            "server_version",
            "12.22",
            "client_encoding",
            "UTF8",
            "server_encoding",
            "UTF8",
            "DateStyle",
            "ISO, MDY",
            "TimeZone",
            "UTC",
            "integer_datetimes",
            "on",
            "standard_conforming_strings",
            "on");

    @Test
    void isRefusedByItsVersion() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread old = new Thread(() -> serve(listener), "PostgreSQL 12");
            old.setDaemon(true);
            old.start();
            String url = "jdbc:postgresql://127.0.0.1:%d/shop".formatted(listener.getLocalPort());

            try (DatabaseServer server = PostgresServer.connect(new DatabaseAddress(url, "ada", new Secret("x")))) {
                assertThatExceptionOfType(HopException.class)
                        .isThrownBy(server::traits)
                        .satisfies(e -> assertThat(e.report()).isEqualTo("""
                                PostgreSQL 12.22 on 127.0.0.1:%d is too old
                                  Why: hop needs PostgreSQL 13 or newer
                                  Fix: upgrade the server, or name another with -Dhop.url=jdbc:postgresql://host:5432/database""".formatted(listener.getLocalPort())));
            }
        }
    }

    private static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                greet(new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
                client.getInputStream().readAllBytes();
            } catch (IOException gone) {
                // The next one may ask.
            }
        }
    }

    private static void greet(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] request = in.readNBytes(in.readInt() - Integer.BYTES);
        if (new DataInputStream(new ByteArrayInputStream(request)).readInt() == SSL_REQUEST) {
            out.writeByte('N');
            out.flush();
            in.readNBytes(in.readInt() - Integer.BYTES);
        }
        message(out, 'R', new byte[4]);
        for (Map.Entry<String, String> parameter : GREETING.entrySet()) {
            String text = parameter.getKey() + "\0" + parameter.getValue() + "\0";
            message(out, 'S', text.getBytes(StandardCharsets.US_ASCII));
        }
        message(out, 'K', new byte[8]);
        message(out, 'Z', new byte[] {'I'});
        out.flush();
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(Integer.BYTES + body.length);
        out.write(body);
    }
}
