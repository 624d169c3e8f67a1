package dev.hopdb.git.jgit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that is given a moment to end, and to say why, before its end is taken note of.
 *
 * <p>JGit asks as soon as the output is closed how it ended: it takes a process that has not quite ended for a bug, and
 * reports what was read of its errors so far.
 */
final class PatientProcess extends Process {

    private static final int SECONDS_TO_END = 10;
    private static final int SECONDS_TO_SAY_WHY = 10;
    private static final int SECONDS_TO_FALL_SILENT = 1;

    private final Process process;
    private final CountDownLatch errorsRead = new CountDownLatch(1);
    private final InputStream output;
    private final InputStream errors;

    PatientProcess(Process process) {
        this.process = process;
        this.output = new AtEnd(process.getInputStream(), this::awaitErrors);
        this.errors = new AtEnd(process.getErrorStream(), errorsRead::countDown);
    }

    /** Whoever reads them asks again once all is read. What stays behind after a success may keep them open. */
    private void awaitErrors() {
        awaitEnd();
        boolean well = !process.isAlive() && process.exitValue() == 0;
        try {
            errorsRead.await(well ? SECONDS_TO_FALL_SILENT : SECONDS_TO_SAY_WHY, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int exitValue() {
        awaitEnd();
        return process.exitValue();
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return errors;
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void destroy() {
        process.destroy();
    }

    /** Says when a stream has come to its end. */
    private static final class AtEnd extends FilterInputStream {

        private final Runnable ended;

        AtEnd(InputStream stream, Runnable ended) {
            super(stream);
            this.ended = ended;
        }

        @Override
        public int read() throws IOException {
            return noted(super.read());
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            return noted(super.read(bytes, start, length));
        }

        private int noted(int read) {
            if (read < 0) {
                ended.run();
            }
            return read;
        }
    }
}
