package dev.hopdb.sql;

import java.io.IOException;
import java.io.InputStream;

/** Where the text of a long file is: it can be read as often as wanted, and says the same each time. */
@FunctionalInterface
public interface Source {

    /**
     * The file in UTF-8, without a byte order mark, from the byte with index {@code from}. The caller closes it. Going on
     * where the last one was closed is cheap.
     */
    InputStream open(long from) throws IOException;
}
