package dev.hopdb.database.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {

    @TempDir
    private Path home;

    @Test
    void takesTheFirstLineThatFits() throws IOException {
        PasswordFile file = file("# h:5432:shop:anna:no\nother:5432:shop:anna:no\nh:*:*:anna:yes\n*:*:*:*:late\n");

        assertThat(file.password("h", 5432, "shop", "anna")).contains(new Secret("yes"));
        assertThat(file.password("h", 5432, "shop", "bob")).contains(new Secret("late"));
    }

    @Test
    void readsEscapedColonsAndBackslashes() throws IOException {
        PasswordFile file = file("h:5432:a\\:b:an\\\\na:p\\:a\\\\ss\n");

        assertThat(file.password("h", 5432, "a:b", "an\\na")).contains(new Secret("p:a\\ss"));
    }

    @Test
    void takesAnEscapedStarForAStar() throws IOException {
        PasswordFile file = file("h:5432:\\*:anna:star\n");

        assertThat(file.password("h", 5432, "shop", "anna")).isEmpty();
        assertThat(file.password("h", 5432, "*", "anna")).contains(new Secret("star"));
    }

    @Test
    void ignoresLinesThatAreNotOfTheForm() throws IOException {
        assertThat(file("h:5432:shop\n\nnonsense\n").password("h", 5432, "shop", "anna"))
                .isEmpty();
    }

    @Test
    void doesNotReadAFileThatOthersMayRead() throws IOException {
        Path path = write("*:*:*:*:secret\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        PasswordFile file = PasswordFile.read(path);

        assertThat(file.password("h", 5432, "shop", "anna")).isEmpty();
        assertThat(file.warning())
                .hasValueSatisfying(
                        text -> assertThat(text).contains("chmod 600 " + path).doesNotContain("secret"));
    }

    @Test
    void needNotBeThere() {
        PasswordFile file = PasswordFile.read(home.resolve("absent"));

        assertThat(file.lines()).isEmpty();
        assertThat(file.warning()).isEmpty();
    }

    private PasswordFile file(String text) throws IOException {
        return PasswordFile.read(write(text));
    }

    private Path write(String text) throws IOException {
        Path path = Files.writeString(home.resolve(".pgpass"), text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return path;
    }
}
