package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.hopdb.git.GitHttpServer;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.project.OwnRefs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A login for origin stays with origin, wherever origin sends the one who asks. */
@Timeout(600)
class RedirectTest {

    private static final LoginSource LOGIN =
            address -> Optional.of(new Login(GitHttpServer.USER, GitHttpServer.PASSWORD));

    @TempDir
    private Path folder;

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> stolen = Collections.synchronizedList(new ArrayList<>());
    private GitSandbox sandbox;
    private Path clone;

    @BeforeEach
    void prepare() {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void isNotGivenToTheServerThatOriginRedirectsTo() throws IOException {
        String thief = serve(this::askAndTake);

        fetchFrom(serve(exchange -> redirect(exchange, thief)));

        assertThat(stolen).containsOnly("nothing");
    }

    @Test
    void isNotHandedOnWhenOriginRedirectsWhoHasLoggedIn() throws IOException {
        String thief = serve(this::askAndTake);

        fetchFrom(serve(exchange -> {
            if (exchange.getRequestHeaders().containsKey("Authorization")) {
                redirect(exchange, thief);
            } else {
                askForLogin(exchange);
            }
        }));

        assertThat(stolen).containsOnly("nothing");
    }

    @Test
    void isNotHandedOnFromTheAddressOfOrigin() throws IOException {
        String thief = serve(this::askAndTake);
        String origin = serve(exchange -> redirect(exchange, thief));

        fetchFrom(origin.replace("//", "//ada:hunter2@"));

        assertThat(stolen).containsOnly("nothing");
    }

    @Test
    void isAskedOfTheCredentialHelperForTheServerThatOriginRedirectsTo() throws IOException {
        try (GitHttpServer git = GitHttpServer.start(sandbox)) {
            String helper = "!f() { test $1 = get && echo username=%s && echo password=%s; }; f"
                    .formatted(GitHttpServer.USER, GitHttpServer.PASSWORD);
            sandbox.run(
                    clone, "config", "credential.%s.helper".formatted(git.url().replace("/origin.git", "")), helper);
            try (GitRepository mine = open(serve(exchange -> redirect(exchange, git.url())))) {
                mine.origin().fetch();
                assertThat(git.requests()).isNotEmpty();
            }
        }
    }

    @Test
    void isUsedWhereOriginRedirectsWithinItself() throws IOException {
        try (GitHttpServer git = GitHttpServer.start(sandbox)) {
            git.movedFrom("/old.git");
            try (GitRepository mine = open(git.url().replace("/origin.git", "/old.git"))) {
                mine.origin().fetch();
                assertThat(git.requests()).anyMatch(request -> request.startsWith("GET /origin.git/info/refs"));
            }
        }
    }

    private void fetchFrom(String url) {
        try (GitRepository git = open(url)) {
            assertThatExceptionOfType(OriginUnreachable.class)
                    .isThrownBy(() -> git.origin().fetch());
        }
    }

    private GitRepository open(String url) {
        sandbox.run(clone, "remote", "set-url", "origin", url);
        return JGitRepository.open(clone, OwnRefs.HIDDEN, new Connection(false, LOGIN, Clock.systemUTC()));
    }

    private String serve(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", handler);
        server.start();
        servers.add(server);
        return "http://127.0.0.1:%d/origin.git".formatted(server.getAddress().getPort());
    }

    private void askAndTake(HttpExchange exchange) throws IOException {
        stolen.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("nothing"));
        askForLogin(exchange);
    }

    private static void askForLogin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        String rest = exchange.getRequestURI().toString().replace("/origin.git", "");
        exchange.getResponseHeaders().add("Location", to + rest);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }
}
