package dev.hopdb.git;

import dev.hopdb.problem.HopException;

/** Origin does not answer, or does not accept the credentials; nothing was published. */
public final class OriginUnreachable extends HopException {

    private static final long serialVersionUID = 1L;

    /** @param url without credentials */
    public OriginUnreachable(String url, String detail, Throwable cause) {
        super(
                "Origin cannot be reached at %s".formatted(url),
                detail,
                "git ls-remote origin\nmend the connection or your access, then run the same command again",
                cause);
    }
}
