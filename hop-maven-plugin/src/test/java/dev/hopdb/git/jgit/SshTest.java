package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.GitSandbox;
import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.git.RefChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Origin behind SSH, with a key. */
@Timeout(600)
class SshTest {

    @TempDir
    private Path folder;

    private GitSandbox sandbox;
    private Path clone;
    private SshServer server;

    @BeforeEach
    void start() throws Exception {
        sandbox = GitSandbox.in(folder);
        clone = sandbox.clone("mine");
        Path ssh = Files.createDirectories(folder.resolve("home/.ssh"));
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ecdsa",
                "-N",
                "",
                "-f",
                ssh.resolve("id_ecdsa").toString());
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        SimpleGeneratorHostKeyProvider hostKey = new SimpleGeneratorHostKeyProvider(folder.resolve("host-key"));
        hostKey.setAlgorithm("EC");
        server.setKeyPairProvider(hostKey);
        server.setPublickeyAuthenticator(new AuthorizedKeysAuthenticator(ssh.resolve("id_ecdsa.pub")));
        server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        server.start();
        sandbox.write(
                ssh,
                "config",
                "Host company\n  HostName 127.0.0.1\n  Port %d\n  StrictHostKeyChecking no\n"
                        .formatted(server.getPort()));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    @Test
    void readsTheUsersKeysAndHosts() throws Exception {
        try (Repository git =
                        new FileRepositoryBuilder().setWorkTree(clone.toFile()).build();
                SshSessions sessions = new SshSessions();
                Transport transport = Transport.open(git, new URIish("ssh://git@company" + sandbox.origin()))) {
            ((SshTransport) transport)
                    .setSshSessionFactory(
                            sessions.builtIn(folder.resolve("home").toFile()));
            try (var connection = transport.openFetch()) {
                assertThat(connection.getRefsMap()).containsKey("refs/heads/ho-prod");
            }
        }
    }

    @Test
    void startsTheSshThatTheUserChose() {
        Path ssh = folder.resolve("home/.ssh");
        sandbox.run(
                clone,
                "config",
                "core.sshCommand",
                "ssh -F %s -i %s -o UserKnownHostsFile=%s -o IdentityAgent=none"
                        .formatted(ssh.resolve("config"), ssh.resolve("id_ecdsa"), ssh.resolve("known_hosts")));
        sandbox.run(clone, "remote", "set-url", "origin", "git@company:" + sandbox.origin());
        try (GitRepository git = sandbox.open(clone)) {
            git.origin().fetch();
            CommitId tip = git.origin().tip(Branch.parse("ho-prod")).orElseThrow();

            git.origin().publish(List.of(new RefChange.Create(Branch.parse("ho-release/0.1.0"), tip)));

            assertThat(sandbox.originRefs()).containsKey("refs/heads/ho-release/0.1.0");
        }
    }

    @Test
    void saysWhatSshSays() {
        sandbox.run(clone, "config", "core.sshCommand", "exec >&-; sleep 0.3; echo no such key >&2; exit 255; :");
        sandbox.run(clone, "remote", "set-url", "origin", "git@company:" + sandbox.origin());
        try (GitRepository git = sandbox.open(clone)) {
            assertThatExceptionOfType(OriginUnreachable.class)
                    .isThrownBy(() -> git.origin().fetch())
                    .satisfies(e -> assertThat(e.report()).contains("no such key"));
        }
    }
}
