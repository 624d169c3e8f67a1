package dev.hopdb.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * A wire to a server that breaks at the worst moment: once a condition holds, no byte of the server's gets through, on
 * whatever connection there is by then.
 */
public final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final BooleanSupplier cut;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private CuttingProxy(ServerSocket listener, int target, BooleanSupplier cut) {
        this.listener = listener;
        this.target = target;
        this.cut = cut;
    }

    /** @param cut asked before each answer of the server is passed on */
    public static CuttingProxy to(int target, BooleanSupplier cut) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CuttingProxy proxy = new CuttingProxy(listener, target, cut);
        daemon(proxy::serve);
        return proxy;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                daemon(() -> pass(client, server, () -> false));
                daemon(() -> pass(server, client, cut));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, BooleanSupplier cut) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (cut.getAsBoolean()) {
                    breakAll();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException broken) {
            return;
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void breakAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
