package dev.hopdb.state;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.problem.HopException;
import dev.hopdb.scratch.Claim;
import dev.hopdb.scratch.Claims;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The scratch databases of one workspace: made under names that nobody can guess, swept when their owner is gone. */
final class Scratch {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 8;

    private final DatabaseServer server;
    private final Claims claims;
    private final String prefix;

    Scratch(DatabaseServer server, Workplace place) {
        this.server = server;
        this.claims =
                new Claims(place.local().resolve("scratch"), server.traits().systemId());
        this.prefix = place.prefix('x');
    }

    /** A name to make a database under; nothing is made yet. */
    Held name() {
        byte[] nonce = new byte[NONCE_BYTES];
        Optional<Claim> claim = Optional.empty();
        while (claim.isEmpty()) {
            RANDOM.nextBytes(nonce);
            claim = claims.make(prefix + HexFormat.of().formatHex(nonce));
        }
        return Held.of(claim.get());
    }

    /** Drops the database of that name, if it was made, and the copies of it that tests made and were killed before they dropped. */
    void drop(Held held) {
        try {
            server.startingWith(held.name().text() + "_").forEach(copy -> server.drop(copy.name()));
            server.drop(held.name());
        } catch (RuntimeException e) {
            held.release();
            throw e;
        }
        held.forget();
    }

    /** Drops what others left that are gone. */
    List<DatabaseName> sweep() {
        List<Held> abandoned = claims.abandoned().stream().map(Held::of).toList();
        Pattern ours = Pattern.compile(Pattern.quote(prefix) + "[0-9a-f]{%d}".formatted(2 * NONCE_BYTES));
        for (Held held : abandoned) {
            if (ours.matcher(held.name().text()).matches()) {
                dropIfPossible(held);
            } else {
                held.release();
            }
        }
        return abandoned.stream().map(Held::name).toList();
    }

    /** One that cannot be dropped now must not keep anybody from working: a later sweep tries again. */
    private void dropIfPossible(Held held) {
        try {
            drop(held);
        } catch (HopException notNow) {
            held.release();
        }
    }
}
