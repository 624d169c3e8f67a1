package dev.hopdb.git;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** {@code git http-backend} behind the JDK's web server, on the loopback, with one user. */
public final class GitHttpServer implements AutoCloseable {

    public static final String USER = "ada";
    public static final String PASSWORD = "s3cr3t-p%ss";

    private static final int BACKLOG = 50;

    private final GitSandbox sandbox;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean readOnly;

    private GitHttpServer(GitSandbox sandbox, HttpServer server) {
        this.sandbox = sandbox;
        this.server = server;
    }

    public static GitHttpServer start(GitSandbox sandbox) throws IOException {
        return start(sandbox, HttpServer.create(anyPort(), BACKLOG));
    }

    /** Over HTTPS, with what {@code context} shows. */
    public static GitHttpServer startTls(GitSandbox sandbox, SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return start(sandbox, server);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static GitHttpServer start(GitSandbox sandbox, HttpServer server) {
        GitHttpServer git = new GitHttpServer(sandbox, server);
        server.setExecutor(git.threads);
        server.createContext("/", git::handle).setAuthenticator(new BasicAuthenticator("git") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return user.equals(USER) && password.equals(PASSWORD);
            }
        });
        server.start();
        return git;
    }

    /** From now on the user may fetch only. */
    public void forbidPushes() {
        readOnly = true;
    }

    /** The repository is asked for at {@code path}, and everybody is sent on to where it is. */
    public void movedFrom(String path) {
        server.createContext(path, exchange -> {
            String to = exchange.getRequestURI().toString().replace(path, "/origin.git");
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });
    }

    public String url() {
        return "%s://127.0.0.1:%d/origin.git"
                .formatted(
                        server instanceof HttpsServer ? "https" : "http",
                        server.getAddress().getPort());
    }

    /** The requests that had a valid login, such as {@code POST /origin.git/git-receive-pack}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getQuery();
        requests.add(exchange.getRequestMethod() + " " + path + (query == null ? "" : "?" + query));
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (readOnly && String.valueOf(exchange.getRequestURI()).contains("git-receive-pack")) {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
            return;
        }
        answer(exchange, backend(exchange, path, query == null ? "" : query, body));
    }

    private byte[] backend(HttpExchange exchange, String path, String query, byte[] body) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = builder.environment();
        GitSandbox.hermetic(environment);
        environment.put("GIT_PROJECT_ROOT", sandbox.origin().getParent().toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("PATH_INFO", path);
        environment.put("QUERY_STRING", query);
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("REMOTE_USER", USER);
        environment.put("REMOTE_ADDR", "127.0.0.1");
        environment.put("CONTENT_LENGTH", Integer.toString(body.length));
        header(exchange, "Content-Type", environment, "CONTENT_TYPE");
        header(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
        header(exchange, "Git-Protocol", environment, "HTTP_GIT_PROTOCOL");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        threads.execute(() -> {
            try (var in = process.getOutputStream()) {
                in.write(body);
            } catch (IOException backendIsGone) {
                process.destroy();
            }
        });
        return process.getInputStream().readAllBytes();
    }

    private static void header(HttpExchange exchange, String name, Map<String, String> environment, String variable) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private static void answer(HttpExchange exchange, byte[] output) throws IOException {
        int end = new String(output, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        int status = 200;
        for (String line : new String(output, 0, end, StandardCharsets.ISO_8859_1).split("\r\n")) {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
        }
        byte[] content = Arrays.copyOfRange(output, end + 4, output.length);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        try (InputStream from = new ByteArrayInputStream(content)) {
            from.transferTo(exchange.getResponseBody());
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
