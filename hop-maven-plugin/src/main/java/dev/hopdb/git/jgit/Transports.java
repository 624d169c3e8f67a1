package dev.hopdb.git.jgit;

import dev.hopdb.git.OriginUnreachable;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.QuotedString;

/** Opens connections to origin as the user's Git would: addresses, keys, logins. */
final class Transports implements AutoCloseable {

    /** Silence after which a server counts as gone, unless {@code remote.origin.timeout} says otherwise. */
    private static final int SECONDS_OF_SILENCE = 60;

    /** The server's hooks may take their time over a publication, and hop must not take that for a lost connection. */
    private static final int SECONDS_OF_SILENCE_WHILE_PUBLISHING = 300;

    private final Clone clone;
    private final SshSessions ssh = new SshSessions();

    Transports(Clone clone) {
        this.clone = clone;
    }

    /** @throws OriginUnreachable when offline, or if the address is of no use */
    Transport open(Transport.Operation operation) {
        if (clone.connection().offline()) {
            throw new OriginUnreachable(url(), "hop was told to stay offline", new IOException("offline"));
        }
        try {
            Transport transport = Transport.open(clone.git(), remote(), operation);
            configure(transport, operation);
            return transport;
        } catch (TransportException | NotSupportedException e) {
            throw unreachable(e);
        }
    }

    private void configure(Transport transport, Transport.Operation operation) {
        transport.setTagOpt(TagOpt.NO_TAGS);
        Logins logins = new Logins(
                transport.getURI(),
                clone.connection().login(),
                clone.git().getWorkTree().toPath());
        transport.setCredentialsProvider(logins);
        if (transport instanceof TransportHttp overHttp) {
            overHttp.setHttpConnectionFactory(new GuardedHttp(logins::asking));
        }
        if (transport.getTimeout() <= 0) {
            boolean push = operation == Transport.Operation.PUSH;
            transport.setTimeout(push ? SECONDS_OF_SILENCE_WHILE_PUBLISHING : SECONDS_OF_SILENCE);
        }
        if (transport instanceof SshTransport overSsh) {
            overSsh.setSshSessionFactory(ssh.factory(clone.git()));
        }
        if (operation == Transport.Operation.PUSH && !transport.getURI().isRemote()) {
            receiveWithHooks(transport);
        }
    }

    /** In this process JGit would receive by itself, past the hooks that protect origin. */
    private static void receiveWithHooks(Transport transport) {
        if (RemoteConfig.DEFAULT_RECEIVE_PACK.equals(transport.getOptionReceivePack())) {
            OnPath.git()
                    .map(git -> QuotedString.BOURNE.quote(git.toString()) + " receive-pack")
                    .ifPresent(transport::setOptionReceivePack);
        }
    }

    OriginUnreachable unreachable(Exception cause) {
        String detail = Address.shown(cause.getMessage() + certificate(cause));
        IOException shown = new IOException(detail);
        shown.setStackTrace(cause.getStackTrace());
        return new OriginUnreachable(url(), detail, shown);
    }

    /** JGit itself speaks of SSL problems only. */
    private static String certificate(Throwable cause) {
        for (Throwable inner = cause.getCause(); inner != null; inner = inner.getCause()) {
            if (inner instanceof SSLException) {
                return ": " + inner.getMessage();
            }
        }
        return "";
    }

    private RemoteConfig remote() {
        RemoteConfig remote = config(clone.git());
        if (remote.getURIs().isEmpty()) {
            throw noOrigin();
        }
        return remote;
    }

    private String url() {
        List<URIish> addresses = config(clone.git()).getURIs();
        if (addresses.isEmpty()) {
            throw noOrigin();
        }
        return Address.shown(addresses.get(0).toPrivateString());
    }

    private static RemoteConfig config(Repository git) {
        try {
            return new RemoteConfig(git.getConfig(), RefNames.ORIGIN);
        } catch (URISyntaxException e) {
            throw new HopException(
                    "The address of origin cannot be read",
                    Address.shown(String.valueOf(e.getMessage())),
                    "git remote set-url origin <address>");
        }
    }

    private static HopException noOrigin() {
        return new HopException(
                "This clone has no remote named origin",
                "releases and patches are published to the shared repository, and hop knows it as origin",
                "git remote add origin <address of the shared repository>");
    }

    @Override
    public void close() {
        ssh.close();
    }
}
