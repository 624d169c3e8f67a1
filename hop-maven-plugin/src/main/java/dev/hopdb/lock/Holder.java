package dev.hopdb.lock;

/**
 * The process that takes locks.
 *
 * @param user as shown to others
 * @param host the machine
 * @param workspace the folder of the clone on that machine
 * @param system what numbers the processes: one run of an operating system, or of a container on it
 * @param process its number there
 * @param started when the process started, in milliseconds since 1970: numbers are used again
 */
public record Holder(String user, String host, String workspace, String system, long process, long started) {

    /**
     * Whether this is a process of the caller's own system and clone that does not live any more. Of another container of
     * the same name nobody can tell from here: its lock expires.
     */
    boolean isDeadNeighbourOf(Holder caller) {
        return host.equals(caller.host())
                && workspace.equals(caller.workspace())
                && system.equals(caller.system())
                && !lives();
    }

    private boolean lives() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(handle -> handle.info().startInstant().map(at -> at.toEpochMilli() == started))
                .map(same -> same.orElse(true))
                .orElse(false);
    }
}
