package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.git.GitHttpServer;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.SelfSigned;
import dev.hopdb.project.OwnRefs;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Origin over HTTPS, with a certificate that is trusted, or is not. */
@Timeout(600)
@Isolated("what a JVM trusts is one setting")
class HttpsTest {

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;
    private SelfSigned certificate;

    @BeforeEach
    void prepare() throws Exception {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
        certificate = SelfSigned.in(folder);
    }

    @Test
    void publishesWithALoginToAServerThatIsTrusted() throws Exception {
        SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
        try (GitHttpServer server = GitHttpServer.startTls(sandbox, certificate.context())) {
            HttpsURLConnection.setDefaultSSLSocketFactory(certificate.context().getSocketFactory());
            try (GitRepository git = open(server.url())) {
                git.origin().fetch();
                git.origin()
                        .publish(List.of(new RefChange.Create(
                                new Ref.Lock("0.1.0"), git.commits().note("over TLS"))));
                assertThat(sandbox.originRefs()).containsKey("refs/hop/lock/0.1.0");
                assertThat(git.origin().tip(Branch.parse("ho-prod"))).isPresent();
            }
        } finally {
            HttpsURLConnection.setDefaultSSLSocketFactory(before);
        }
    }

    @Test
    void givesNoLoginToAServerThatIsNotTrusted() throws Exception {
        try (GitHttpServer server = GitHttpServer.startTls(sandbox, certificate.context());
                GitRepository git = open(server.url())) {
            assertThatExceptionOfType(OriginUnreachable.class)
                    .isThrownBy(() -> git.origin().fetch())
                    .satisfies(e -> assertThat(e.report())
                            .startsWith("Origin cannot be reached at https://127.0.0.1:")
                            .containsIgnoringCase("certif")
                            .doesNotContain(GitHttpServer.PASSWORD));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void followsTheUserWhoWantsNoCheck() throws Exception {
        sandbox.run(clone, "config", "http.sslVerify", "false");
        try (GitHttpServer server = GitHttpServer.startTls(sandbox, certificate.context());
                GitRepository git = open(server.url())) {
            git.origin().fetch();
            assertThat(server.requests()).isNotEmpty();
        }
    }

    private GitRepository open(String url) {
        sandbox.run(clone, "remote", "set-url", "origin", url);
        LoginSource login = address -> Optional.of(new Login(GitHttpServer.USER, GitHttpServer.PASSWORD));
        return JGitRepository.open(clone, OwnRefs.HIDDEN, new Connection(false, login, Clock.systemUTC()));
    }
}
