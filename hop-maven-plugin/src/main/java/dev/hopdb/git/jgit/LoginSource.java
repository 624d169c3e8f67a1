package dev.hopdb.git.jgit;

import java.net.URI;
import java.util.Optional;

/** Something that may know a login for an HTTP address. */
public interface LoginSource {

    LoginSource NONE = address -> Optional.empty();

    /** Asked only once the server wants a login. */
    Optional<Login> find(URI address);
}
