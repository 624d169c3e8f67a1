package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.version.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each production release brings a script of its schema with it. */
class SchemaRecordTest {

    private static final String RECORD = ".hop/model/schema-0.1.0.sql";

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void isInTheCommitThatIsTestedAndPublished() {
        Developer ada = stagesUsers(folder);
        List<String> tested = new ArrayList<>();
        ada.tests().during(request -> tested.add(read(request.home().resolve(RECORD))));

        ada.promoteToProduction();

        String published = ada.git("show", "v0.1.0:" + RECORD);
        assertThat(tested.get(0).strip()).isEqualTo(published);
        assertThat(ada.git("show", "origin/ho-prod:" + RECORD)).isEqualTo(published);
        assertThat(published).isEqualTo("""
                -- The schema of release 0.1.0
                -- For readers and reviews: no database is made from it.

                SET check_function_bodies = false;


                -- Tables

                CREATE TABLE public.users (
                    id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
                    email character varying(80) NOT NULL,
                    CONSTRAINT users_pkey PRIMARY KEY (id)
                );
                CREATE INDEX users_email ON public.users USING btree (email);
                COMMENT ON TABLE public.users IS 'Who buys.';""");
    }

    @Test
    void isNotThereForACandidate() {
        Developer ada = stagesUsers(folder);

        ada.promoteToCandidate();

        assertThat(ada.git("ls-tree", "-r", "--name-only", "v0.1.0-rc1"))
                .contains("0.1.0-rc1.txt")
                .doesNotContain(".hop/model/schema-");
    }

    @Test
    void isTheSameFromTwoRuns() {
        Developer ada = stagesUsers(folder);
        Developer bob = stagesUsers(elsewhere);

        ada.promoteToProduction();
        bob.promoteToProduction();

        assertThat(ada.git("show", "v0.1.0:" + RECORD)).isEqualTo(bob.git("show", "v0.1.0:" + RECORD));
    }

    private static Developer stagesUsers(Path folder) {
        Developer developer = TestProject.in(folder).clone("ada");
        developer.createRelease(Level.MINOR);
        developer.createPatch("1-users");
        developer.commit("Patches/1-users/10.sql", """
                CREATE TABLE users (
                    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    email varchar(80) NOT NULL
                );
                CREATE INDEX users_email ON users (email);
                COMMENT ON TABLE users IS 'Who buys.';
                """);
        developer.mergePatch();
        return developer;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
