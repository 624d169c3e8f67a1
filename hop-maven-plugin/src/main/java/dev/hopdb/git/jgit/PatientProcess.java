package dev.hopdb.git.jgit;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * A process that is given a moment to end when it is asked how it ended.
 *
 * <p>JGit asks as soon as the output is closed, and takes a process that has not quite ended for a bug.
 */
final class PatientProcess extends Process {

    private static final int SECONDS_TO_END = 10;

    private final Process process;

    PatientProcess(Process process) {
        this.process = process;
    }

    @Override
    public int exitValue() {
        try {
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void destroy() {
        process.destroy();
    }
}
