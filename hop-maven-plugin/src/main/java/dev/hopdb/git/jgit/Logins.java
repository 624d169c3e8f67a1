package dev.hopdb.git.jgit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Answers a server that wants a login: from the address of origin, else from settings.xml, else from the CI job, else
 * from the user's credential helper.
 *
 * <p>Each is asked once: what the server did not accept is not tried again.
 */
final class Logins extends CredentialsProvider {

    private final Iterator<LoginSource> sources;
    private @Nullable Login current;
    private boolean addressAsked;

    Logins(LoginSource settings, Path top) {
        this.sources = List.of(settings, new JobLogin(SystemReader.getInstance()::getenv), new HelperLogin(top))
                .iterator();
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish address, CredentialItem... items) {
        if (!supports(items) || !String.valueOf(address.getScheme()).startsWith("http")) {
            return false;
        }
        Optional<Login> login = next(address);
        login.ifPresent(found -> fill(found, items));
        return login.isPresent();
    }

    @Override
    public void reset(URIish refused) {
        current = null;
    }

    private Optional<Login> next(URIish address) {
        if (!addressAsked) {
            addressAsked = true;
            current = inside(address).orElse(null);
        }
        while (current == null && sources.hasNext()) {
            current = sources.next()
                    .find(URI.create(address.setPass(null).toASCIIString()))
                    .orElse(null);
        }
        return Optional.ofNullable(current);
    }

    private static Optional<Login> inside(URIish address) {
        String user = address.getUser();
        String password = address.getPass();
        return user == null || password == null ? Optional.empty() : Optional.of(new Login(user, password));
    }

    private static void fill(Login login, CredentialItem... items) {
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(login.user());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(login.password().toCharArray());
            }
        }
    }
}
