package dev.hopdb.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Git server on the loopback, over the {@code git://} protocol. Ends with {@link #close}. */
public final class GitDaemon implements AutoCloseable {

    private final Process daemon;
    private final int port;

    private GitDaemon(Process daemon, int port) {
        this.daemon = daemon;
        this.port = port;
    }

    public static GitDaemon writable(GitSandbox sandbox) {
        return start(sandbox, "--enable=receive-pack");
    }

    public static GitDaemon readOnly(GitSandbox sandbox) {
        return start(sandbox, "--disable=receive-pack");
    }

    private static GitDaemon start(GitSandbox sandbox, String access) {
        Path root = sandbox.origin().getParent();
        Path program = Path.of(sandbox.run(root, "--exec-path")).resolve("git-daemon");
        for (int attempt = 0; attempt < 5; attempt++) {
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    program.toString(), "--listen=127.0.0.1", "--port=" + port, "--reuseaddr", "--export-all", access));
            command.addAll(List.of("--base-path=" + root, root.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            GitSandbox.hermetic(builder.environment());
            try {
                Process daemon = builder.start();
                if (answers(daemon, port)) {
                    return new GitDaemon(daemon, port);
                }
                daemon.destroy();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("git daemon does not start");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(Process daemon, int port) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (daemon.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        return false;
    }

    public int port() {
        return port;
    }

    public String url() {
        return url(port);
    }

    /** The same repository, reached through another port. */
    public static String url(int port) {
        return "git://127.0.0.1:" + port + "/origin.git";
    }

    @Override
    public void close() {
        daemon.descendants().forEach(ProcessHandle::destroy);
        daemon.destroy();
        try {
            daemon.waitFor(3, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
