package dev.hopdb.git.jgit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.QuotedString;
import org.eclipse.jgit.util.SystemReader;

/** SSH by a program: the machine's own, or what {@code GIT_SSH_COMMAND} or {@code core.sshCommand} names. */
final class SshCommand extends SshSessionFactory {

    private final Repository git;
    private final String command;

    SshCommand(Repository git, String command) {
        this.git = git;
        this.command = command;
    }

    static Optional<String> chosen(Repository git) {
        return Optional.ofNullable(SystemReader.getInstance().getenv("GIT_SSH_COMMAND"))
                .or(() -> Optional.ofNullable(git.getConfig().getString("core", null, "sshCommand")))
                .filter(command -> !command.isBlank());
    }

    /** It must not ask for a passphrase or a host: a goal would stand still, and in a CI job for ever. */
    static Optional<String> ofThisMachine() {
        return OnPath.ssh().map(ssh -> QuotedString.BOURNE.quote(ssh.toString()) + " -o BatchMode=yes");
    }

    @Override
    public RemoteSession2 getSession(URIish address, CredentialsProvider login, FS fs, int timeout) {
        return new RemoteSession2() {
            @Override
            public Process exec(String remote, int seconds) throws IOException {
                return exec(remote, Map.of(), seconds);
            }

            @Override
            public Process exec(String remote, Map<String, String> environment, int seconds) throws IOException {
                return start(address, remote, environment);
            }

            @Override
            public void disconnect() {}
        };
    }

    private Process start(URIish address, String remote, Map<String, String> environment) throws IOException {
        List<String> arguments = new ArrayList<>();
        if (address.getPort() > 0) {
            arguments.addAll(List.of("-p", Integer.toString(address.getPort())));
        }
        environment.keySet().forEach(name -> arguments.addAll(List.of("-o", "SendEnv=" + name)));
        arguments.add(address.getUser() == null ? address.getHost() : address.getUser() + "@" + address.getHost());
        arguments.add(remote);
        ProcessBuilder ssh = git.getFS().runInShell(command, arguments.toArray(String[]::new));
        ssh.directory(git.getWorkTree());
        ssh.environment().putAll(environment);
        return new PatientProcess(ssh.start());
    }

    @Override
    public String getType() {
        return "ssh-command";
    }
}
