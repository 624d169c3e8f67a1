package dev.hopdb.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. Free now is no promise: the server may still find it taken. */
final class Ports {

    private Ports() {}

    /** {@code wanted} if it is free, so that a tool's settings outlive a restart; else any. */
    static int free(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw new UncheckedIOException(e);
            }
            return free(0);
        }
    }
}
