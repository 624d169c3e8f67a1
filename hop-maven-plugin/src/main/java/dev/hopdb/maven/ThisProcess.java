package dev.hopdb.maven;

import dev.hopdb.lock.Holder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Who runs this build, and where: for locks and ledgers. */
final class ThisProcess {

    private ThisProcess() {}

    static Holder holder(Path workspace) {
        ProcessHandle process = ProcessHandle.current();
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new Holder(user(), host(), workspace.toString(), system(), process.pid(), started);
    }

    /** On Linux this start of the kernel and the namespace of the process numbers; elsewhere there are no containers. */
    static String system() {
        try {
            Path namespace = Path.of("/proc/self/ns/pid");
            return Files.isSymbolicLink(namespace)
                    ? Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                                    .strip() + " " + Files.readSymbolicLink(namespace)
                    : host();
        } catch (IOException e) {
            return host();
        }
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
