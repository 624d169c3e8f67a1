package dev.hopdb.database.embedded;

import java.util.List;

/** How the server is set up: quick and quiet, since all in it can be rebuilt. */
final class ServerConfig {

    private static final int HAS_SCRAM_ITERATIONS = 16;
    private static final int HAS_BUILTIN_LOCALE = 17;
    private static final int HAS_CHECKSUMS_BY_DEFAULT = 18;

    private static final String ALWAYS = """
            # Written by hop at each start; changes here are lost.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 60
            max_locks_per_transaction = 256
            shared_buffers = 64MB
            huge_pages = off

            # Nothing in it is worth waiting for the disk. Commits still reach the operating system at once
            # (synchronous_commit), so that a server that is killed loses none.
            fsync = off
            full_page_writes = off
            wal_level = minimal
            max_wal_senders = 0
            checkpoint_timeout = 30min
            max_wal_size = 1GB

            autovacuum_naptime = 5min
            autovacuum_max_workers = 1
            jit = off
            max_parallel_workers_per_gather = 0

            lc_messages = 'C'
            log_line_prefix = '%m [%p] %d '
            log_checkpoints = off
            """;

    private ServerConfig() {}

    static String text(PostgresVersion version) {
        // Worker processes for reading cost a start more than they bring to a small database.
        return version.major() >= HAS_CHECKSUMS_BY_DEFAULT ? ALWAYS + "io_method = sync\n" : ALWAYS;
    }

    /**
     * The same order of text on every machine: the locales of the operating system differ in name and in content, so
     * the server's own C.UTF-8 is taken where it has one. Older ones sort by plain C; on Linux they still know letters.
     */
    static List<String> initdbOptions(PostgresVersion version, Platform platform) {
        if (version.major() >= HAS_CHECKSUMS_BY_DEFAULT) {
            return List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-data-checksums");
        }
        if (version.major() >= HAS_BUILTIN_LOCALE) {
            return List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        }
        return platform.isLinux() ? List.of("--lc-ctype=C.UTF-8") : List.of();
    }

    /**
     * Slow hashing protects passwords that people think up. This one is random, nobody could try them all, and each
     * connection of each test would pay.
     */
    static List<String> passwordOptions(PostgresVersion version) {
        return version.major() >= HAS_SCRAM_ITERATIONS ? List.of("--set=scram_iterations=1") : List.of();
    }
}
