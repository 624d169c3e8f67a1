package dev.hopdb.lock;

/**
 * The process that takes locks.
 *
 * @param user as shown to others
 * @param host the machine
 * @param workspace the folder of the clone on that machine
 * @param process its number on that machine
 * @param started when the process started, in milliseconds since 1970: numbers are used again
 */
public record Holder(String user, String host, String workspace, long process, long started) {

    /** Whether this is a process of the caller's own machine and clone that does not live any more. */
    boolean isDeadNeighbourOf(Holder caller) {
        return host.equals(caller.host()) && workspace.equals(caller.workspace()) && !lives();
    }

    private boolean lives() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(handle -> handle.info().startInstant().map(at -> at.toEpochMilli() == started))
                .map(same -> same.orElse(true))
                .orElse(false);
    }
}
