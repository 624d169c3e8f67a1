package dev.hopdb.database;

/** The client programs of PostgreSQL on this machine. */
public interface DumpPrograms {

    /**
     * Those that can dump a server of {@code serverVersion}, such as {@code 17.5}.
     *
     * @throws dev.hopdb.problem.HopException if the user named a program, and it is none of these
     */
    Search find(String serverVersion);

    /** What a search came to. */
    sealed interface Search {

        /** The programs. */
        record Found(DumpProgram program) implements Search {}

        /**
         * There are none.
         *
         * @param why in a few words: {@code pg_dump is not on the PATH}
         */
        record Missing(String why) implements Search {}
    }
}
