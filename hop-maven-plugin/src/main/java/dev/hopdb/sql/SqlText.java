package dev.hopdb.sql;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The text of a script. Of a long one the data of each {@code COPY … FROM stdin} stay where they are, so that hop needs
 * no more memory for a large file than for its statements.
 *
 * @param held all but what is left out
 */
public record SqlText(String held, Optional<LeftOut> leftOut) {

    private static final int WINDOW = 1 << 16;

    public static SqlText of(String text) {
        return new SqlText(text, Optional.empty());
    }

    /**
     * Reads {@code source} once, and leaves the data out.
     *
     * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
     */
    public static SqlText abridged(Source source) throws IOException {
        return abridged(source, WINDOW);
    }

    static SqlText abridged(Source source, int window) throws IOException {
        try (InputStream in = source.open(0)) {
            var abridgement = new Abridgement(in, window);
            String held = abridgement.read();
            return new SqlText(
                    held, Optional.of(new LeftOut(abridgement.omissions(), abridgement.normalisedLength(), source)));
        }
    }

    /** The text, for those who could not do with a part of it. */
    public String whole() {
        if (leftOut.isPresent()) {
            throw new IllegalStateException("this text is not held as a whole: parse it as what it is");
        }
        return held;
    }
}
