package dev.hopdb.database.postgres;

import dev.hopdb.sql.Omission;
import dev.hopdb.sql.Source;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;

/** The data of one {@code COPY}, read from where the script is. */
final class OmittedData extends FilterInputStream {

    private long left;

    OmittedData(Source source, Omission omission) throws IOException {
        super(source.open(omission.from()));
        this.left = omission.to() - omission.from();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = super.read(buffer, from, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the script is shorter than it was");
        }
        left -= read;
        return read;
    }
}
