package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of the model in a build: made and compiled when the database changes, and only then. */
class GenerateStoryIT {

    private static final String OWN_USERS = """
            package com.acme;

            import dev.hopdb.runtime.Condition;
            import java.sql.Connection;

            public final class Users extends UsersRelation {

                public Users(Connection connection, Condition<Users> rows) {
                    super(connection, rows);
                }

                public Users at(String domain) {
                    return where(EMAIL.like("%@" + domain));
                }
            }
            """;

    private static final String TEST_OF_OWN_USERS = """
            try (Connection connection = DriverManager.getConnection(
                    System.getProperty("hop.test.url"), System.getProperty("hop.test.user"), null)) {
                assertEquals(1, Users.of(connection).at("example.com").count());
                assertEquals(0, Users.of(connection).at("example.org").count());
            }""";

    private Shop shop;

    @BeforeEach
    void aPatchThatIsApplied(@TempDir Path folder) {
        shop = Shop.ready(folder);
        shop.shell().mvn("hop:patch-apply").succeeds().says("1 file of the model");
    }

    @Test
    void aBuildInWhichNothingChangedWritesAndCompilesNothing() throws IOException {
        shop.shell()
                .mvn("test-compile")
                .succeeds()
                .says("Generated 1 class of the model, 2 files written", "Compiling 1 source file");
        Map<Path, FileTime> before = built();

        shop.shell().mvn("test-compile").succeeds().doesNotSay("Generated", "ompiling");

        assertThat(built()).isEqualTo(before);
        assertThat(before)
                .containsKeys(
                        Path.of("generated-sources/hop/com/acme/Users.java"),
                        Path.of("classes/com/acme/Users.class"),
                        Path.of("test-classes/com/acme/GeneratedClassesTest.class"));
    }

    @Test
    void aClassOfTheUsersStandsOnTheGeneratedOneAndBlocksAPatchThatTakesItsColumn() throws IOException {
        shop.write("src/main/java/com/acme/Users.java", OWN_USERS)
                .withTest("OwnUsersTest", TEST_OF_OWN_USERS)
                .commit();
        shop.shell().mvn("hop:patch-merge").succeeds().says("4 tests", "You are on ho-release/0.1.0");
        shop.shell().mvn("test").succeeds().says("Tests run: 4, Failures: 0");
        assertThat(built())
                .containsKey(Path.of("generated-sources/hop/com/acme/UsersRelation.java"))
                .doesNotContainKey(Path.of("generated-sources/hop/com/acme/Users.java"));

        shop.shell().mvn("hop:patch-create", "-Dhop.patch=2-mail").succeeds();
        shop.write("Patches/2-mail/mail.sql", "ALTER TABLE users RENAME COLUMN email TO mail;\n")
                .commit();

        shop.shell()
                .mvn("hop:patch-merge")
                .fails()
                .says("Users.java:13 cannot find symbol: variable EMAIL", "Fix:", "Nothing was published");
    }

    private Map<Path, FileTime> built() throws IOException {
        Path target = shop.folder().resolve("target");
        Map<Path, FileTime> times = new HashMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".java") || file.toString().endsWith(".class")) {
                    times.put(target.relativize(file), Files.getLastModifiedTime(file));
                }
            }
        }
        return times;
    }
}
