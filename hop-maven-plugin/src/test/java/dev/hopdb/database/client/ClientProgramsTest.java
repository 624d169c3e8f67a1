package dev.hopdb.database.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DumpPrograms.Search;
import dev.hopdb.problem.HopException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pg_dump is taken, by what each says its version is. */
class ClientProgramsTest {

    @TempDir
    Path folder;

    @Test
    void takesTheOneOfTheServersVersion() throws IOException {
        String path =
                String.join(File.pathSeparator, installed("14.1"), "/nowhere", installed("16.2"), installed("15.3"));

        assertThat(new ClientPrograms(Optional.empty(), path).find("15.19"))
                .isInstanceOfSatisfying(
                        Search.Found.class,
                        found -> assertThat(found.program().name()).isEqualTo("pg_dump 15.3"));
    }

    @Test
    void takesANewerOne() throws IOException {
        assertThat(new ClientPrograms(Optional.empty(), installed("18.1")).find("17.2"))
                .isInstanceOfSatisfying(Search.Found.class, found -> {
                    assertThat(found.program().name()).isEqualTo("pg_dump 18.1");
                    assertThat(found.program().mayReplaceInPlace()).isFalse();
                });
    }

    @Test
    void saysWhyThereIsNone() throws IOException {
        assertThat(missing("", "18.6")).isEqualTo("pg_dump is not on the PATH");
        String old = installed("15.3");
        assertThat(missing(old, "18.6"))
                .isEqualTo("%s/pg_dump is version 15.3, and the server 18.6: it must not be older".formatted(old));
        String newer = installed("17.4");
        assertThat(missing(newer, "16.1"))
                .isEqualTo("%s/pg_dump is version 17.4, whose pg_restore cannot restore to a server before 17"
                        .formatted(newer));
        Files.delete(Path.of(newer, "pg_restore"));
        assertThat(missing(newer, "17.1")).isEqualTo("there is no pg_restore beside %s/pg_dump".formatted(newer));
    }

    @Test
    void refusesANamedOneThatIsNoGood() {
        Path program = folder.resolve("no_dump");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> new ClientPrograms(Optional.of(program), "").find("15.1"))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        hop.pgDump cannot be used
                          Why: %s is no pg_dump that runs here
                          Fix: name one that can: -Dhop.pgDump=/usr/lib/postgresql/15/bin/pg_dump""".formatted(program)));
    }

    private static String missing(String path, String server) {
        return ((Search.Missing) new ClientPrograms(Optional.empty(), path).find(server)).why();
    }

    private String installed(String version) throws IOException {
        Path bin = Files.createDirectory(folder.resolve(version));
        for (String name : new String[] {"pg_dump", "pg_restore"}) {
            Path program = Files.writeString(
                    bin.resolve(name), "#!/bin/sh\necho '%s (PostgreSQL) %s (Debian)'\n".formatted(name, version));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin.toString();
    }
}
