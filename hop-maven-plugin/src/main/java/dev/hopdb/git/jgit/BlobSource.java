package dev.hopdb.git.jgit;

import dev.hopdb.sql.Source;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A large file of a commit. It is compressed, so that the way to a place in it leads through all before it: what was
 * closed is kept, and the next one who wants something behind it goes on from there.
 */
final class BlobSource implements Source {

    private final Repository git;
    private final ObjectId blob;
    private @Nullable Reading kept;

    BlobSource(Repository git, ObjectId blob) {
        this.git = git;
        this.blob = blob;
    }

    @Override
    public synchronized InputStream open(long from) throws IOException {
        Reading reading = kept != null && kept.position <= from ? kept : new Reading(git.newObjectReader());
        kept = null;
        reading.skipNBytes(from - reading.position);
        return new FilterInputStream(reading) {
            @Override
            public void close() {
                keep(reading);
            }
        };
    }

    private synchronized void keep(Reading reading) {
        kept = reading.ended ? null : reading;
    }

    private final class Reading extends FilterInputStream {

        private final ObjectReader reader;
        private long position;
        private boolean ended;

        Reading(ObjectReader reader) throws IOException {
            super(reader.open(blob, Constants.OBJ_BLOB).openStream());
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            position += read < 0 ? 0 : 1;
            return ended(read);
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            position += Math.max(0, read);
            return ended(read);
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            position += skipped;
            return skipped;
        }

        private int ended(int read) throws IOException {
            if (read < 0 && !ended) {
                ended = true;
                close();
                reader.close();
            }
            return read;
        }
    }
}
