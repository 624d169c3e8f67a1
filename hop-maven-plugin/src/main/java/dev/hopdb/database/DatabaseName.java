package dev.hopdb.database;

import dev.hopdb.problem.HopException;
import java.nio.charset.StandardCharsets;

/** The name of a database on a server: any text of 1 to 63 bytes, quotes and spaces included. */
public record DatabaseName(String text) {

    private static final int LONGEST = 63;

    public DatabaseName {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST || text.indexOf('\0') >= 0) {
            throw new HopException(
                    "'%s' cannot name a database".formatted(text),
                    "a name has 1 to %d bytes, and this one has %d".formatted(LONGEST, length),
                    "give a shorter name in hop.url");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
