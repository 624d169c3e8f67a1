package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOG:  could not bind IPv4 address "127.0.0.1": Address already in use | PORT_TAKEN
            FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use | STILL_ENDING
            FATAL:  could not write lock file "postmaster.pid": No space left on device | NO_SPACE
            FATAL:  could not map anonymous shared memory: Cannot allocate memory | MACHINE
            FATAL:  data directory "/x" has wrong ownership | MACHINE
            PANIC:  could not read file "global/pg_control": read 0 of 296 | DAMAGED
            FATAL:  could not open file "pg_wal/00000001": No such file or directory | DAMAGED
            """)
    void saysWhatIsToBlame(String log, Refusal.Reason reason) {
        assertThat(Refusal.in("LOG:  starting PostgreSQL\n" + log + "\nLOG:  database system is shut down\n"))
                .isEqualTo(new Refusal(reason, log));
    }

    @Test
    void takesSilenceForNoDamage() {
        assertThat(Refusal.in("\n").reason()).isEqualTo(Refusal.Reason.MACHINE);
    }
}
