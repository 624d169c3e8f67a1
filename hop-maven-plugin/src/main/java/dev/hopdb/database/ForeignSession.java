package dev.hopdb.database;

/** A session that is not hop's: named before or after it is in the way. */
public record ForeignSession(int pid, String user, String application) {

    @Override
    public String toString() {
        return application.isEmpty()
                ? "pid %d of %s".formatted(pid, user)
                : "pid %d of %s (%s)".formatted(pid, user, application);
    }
}
