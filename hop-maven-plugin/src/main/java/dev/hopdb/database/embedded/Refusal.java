package dev.hopdb.database.embedded;

import java.util.List;
import java.util.Locale;

/**
 * Why a server did not start, as its log tells.
 *
 * @param says the line of the log that says so
 */
record Refusal(Reason reason, String says) {

    /** What can be done about it. */
    enum Reason {
        PORT_TAKEN,
        /** The processes of one that was killed are still ending. */
        STILL_ENDING,
        NO_SPACE,
        /** The machine, not the data, is at fault: memory, permissions, limits. */
        MACHINE,
        DAMAGED
    }

    private record Sign(String text, Reason reason) {}

    /** The order decides: a port that is taken ends in a general complaint as well. */
    private static final List<Sign> SIGNS = List.of(
            new Sign("address already in use", Reason.PORT_TAKEN),
            new Sign("could not create any tcp/ip sockets", Reason.PORT_TAKEN),
            new Sign("pre-existing shared memory block", Reason.STILL_ENDING),
            new Sign("lock file \"postmaster.pid\" already exists", Reason.STILL_ENDING),
            new Sign("no space left on device", Reason.NO_SPACE),
            new Sign("cannot allocate memory", Reason.MACHINE),
            new Sign("could not create shared memory", Reason.MACHINE),
            new Sign("could not create semaphores", Reason.MACHINE),
            new Sign("permission denied", Reason.MACHINE),
            new Sign("operation not permitted", Reason.MACHINE),
            new Sign("wrong ownership", Reason.MACHINE),
            new Sign("has invalid permissions", Reason.MACHINE),
            new Sign("too many open files", Reason.MACHINE),
            new Sign("read-only file system", Reason.MACHINE),
            new Sign("input/output error", Reason.MACHINE),
            new Sign("error while loading shared libraries", Reason.MACHINE),
            new Sign("unrecognized configuration parameter", Reason.MACHINE),
            new Sign("invalid value for parameter", Reason.MACHINE),
            // The data is thrown away only where the server itself says that it cannot be read.
            new Sign("panic:", Reason.DAMAGED),
            new Sign("control file", Reason.DAMAGED),
            new Sign("checkpoint record", Reason.DAMAGED),
            new Sign("database files are incompatible", Reason.DAMAGED),
            new Sign("could not find the database system", Reason.DAMAGED),
            new Sign("is not a valid data directory", Reason.DAMAGED),
            new Sign("could not open file", Reason.DAMAGED),
            new Sign("could not open directory", Reason.DAMAGED),
            new Sign("could not read file", Reason.DAMAGED),
            new Sign("invalid page", Reason.DAMAGED));

    static Refusal in(String log) {
        for (Sign sign : SIGNS) {
            for (String line : log.lines().toList()) {
                if (line.toLowerCase(Locale.ROOT).contains(sign.text())) {
                    return new Refusal(sign.reason(), line.strip());
                }
            }
        }
        return log.isBlank() ? new Refusal(Reason.MACHINE, "it said nothing") : new Refusal(Reason.MACHINE, worst(log));
    }

    private static String worst(String log) {
        return log.lines()
                .filter(line -> line.contains("PANIC:") || line.contains("FATAL:"))
                .findFirst()
                .orElseGet(() -> log.lines().reduce("", (before, line) -> line))
                .strip();
    }
}
