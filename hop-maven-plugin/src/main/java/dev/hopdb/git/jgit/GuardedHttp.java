package dev.hopdb.git.jgit;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.util.function.Supplier;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** Connections that send a login to the server that it was given for, and leave it out when that one redirects. */
final class GuardedHttp extends JDKHttpConnectionFactory {

    private final Supplier<Authority> givenTo;

    /** @param givenTo the server that the login at hand is meant for */
    GuardedHttp(Supplier<Authority> givenTo) {
        this.givenTo = givenTo;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return new Guarded(url, givenTo);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return new Guarded(url, proxy, givenTo);
    }

    private static final class Guarded extends JDKHttpConnection {

        private final Supplier<Authority> givenTo;

        Guarded(URL url, Supplier<Authority> givenTo) throws IOException {
            super(url);
            this.givenTo = givenTo;
        }

        Guarded(URL url, Proxy proxy, Supplier<Authority> givenTo) throws IOException {
            super(url, proxy);
            this.givenTo = givenTo;
        }

        /** JGit itself takes a login along wherever it is redirected to. */
        @Override
        public void setRequestProperty(String key, String value) {
            if (!key.equalsIgnoreCase("Authorization") || Authority.of(getURL()).equals(givenTo.get())) {
                super.setRequestProperty(key, value);
            }
        }
    }
}
