package dev.hopdb.maven;

import dev.hopdb.lock.Holder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;

/** Who runs this build, and where: for locks and ledgers. */
final class ThisProcess {

    private ThisProcess() {}

    static Holder holder(Path workspace) {
        ProcessHandle process = ProcessHandle.current();
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new Holder(user(), host(), workspace.toString(), process.pid(), started);
    }

    static String user() {
        return System.getProperty("user.name", "unknown");
    }

    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
