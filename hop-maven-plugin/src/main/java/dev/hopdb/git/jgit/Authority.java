package dev.hopdb.git.jgit;

import java.net.URL;
import java.util.Locale;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP server, as far as logins go: what one is given no other gets, be it the same machine.
 *
 * @param port the usual one of the scheme where the address names none
 */
record Authority(String scheme, String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Authority of(URIish address) {
        return of(address.getScheme(), address.getHost(), address.getPort());
    }

    static Authority of(URL address) {
        return of(address.getProtocol(), address.getHost(), address.getPort());
    }

    private static Authority of(@Nullable String scheme, @Nullable String host, int port) {
        String lower = String.valueOf(scheme).toLowerCase(Locale.ROOT);
        int usual = lower.equals("https") ? HTTPS : HTTP;
        return new Authority(lower, String.valueOf(host).toLowerCase(Locale.ROOT), port < 0 ? usual : port);
    }
}
