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

    private final Authority origin;
    private final List<LoginSource> all;
    private Iterator<LoginSource> sources;
    private Authority asking;
    private @Nullable Login current;
    private boolean addressAsked;

    /**
     * @param origin as the clone names it; a redirect may lead elsewhere
     * @param settings knows the login for origin, and is asked for no other server
     */
    Logins(URIish origin, LoginSource settings, Path top) {
        this.origin = Authority.of(origin);
        this.all = List.of(
                address -> asking().equals(this.origin) ? settings.find(address) : Optional.empty(),
                new JobLogin(SystemReader.getInstance()::getenv),
                new HelperLogin(top));
        this.sources = all.iterator();
        this.asking = this.origin;
    }

    /** The server that asked last: the login at hand is for it alone. */
    Authority asking() {
        return asking;
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
        if (!Authority.of(address).equals(asking)) {
            asking = Authority.of(address);
            sources = all.iterator();
            current = null;
            addressAsked = false;
        }
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
