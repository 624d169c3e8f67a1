package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A patch in Java with a library of the project, and reference data of both kinds, from a folder to production. */
@ExtendWith(WithServer.class)
class JavaStoryIT {

    private static final String TABLES = """
            ALTER TABLE users ADD hash text;
            CREATE TABLE role (name text PRIMARY KEY);
            """;

    private static final String HASHES = """
            import com.acme.Users;
            import org.apache.commons.codec.digest.DigestUtils;

            class HashEmails {
                void run(java.sql.Connection connection) {
                    Users users = Users.of(connection);
                    users.list()
                            .forEach(user -> users.where(Users.EMAIL.eq(user.email()))
                                    .update(Users.HASH.to(DigestUtils.md5Hex(user.email()))));
                }
            }
            """;

    private static final String ADMIN = """
            -- @HOP:bootstrap
            INSERT INTO role VALUES ('admin');
            """;

    private static final String GUEST = """
            // @HOP:bootstrap
            import org.apache.commons.codec.binary.Hex;

            class Guest {
                void run(java.sql.Connection connection) throws Exception {
                    try (var statement = connection.prepareStatement("INSERT INTO role VALUES (?)")) {
                        statement.setString(1, new String(Hex.decodeHex("6775657374")));
                        statement.execute();
                    }
                }
            }
            """;

    private static final String WHAT_THERE_IS = "SELECT string_agg(hash, ',') || ' '"
            + " || coalesce((SELECT string_agg(name, ',' ORDER BY name) FROM role), 'no role') FROM users";

    private static final String ALL = "3e3417d7ef77d5932a6734b916515ed5 admin,guest";

    private final Server server;

    JavaStoryIT(Server server) {
        this.server = server;
    }

    @Test
    void runsWhereverThePatchRunsAndIsCompiledBeforeAnythingIsTouched(@TempDir Path folder) {
        Shop shop = Shop.ready(folder);
        Shell shell = server.withTarget(shop.shell(), "javanese");
        shop.replace("pom.xml", "</properties>", """
                </properties>
                  <dependencies>
                    <dependency>
                      <groupId>commons-codec</groupId>
                      <artifactId>commons-codec</artifactId>
                      <version>%s</version>
                    </dependency>
                  </dependencies>""".formatted(Shell.property("commons-codec.version")))
                .write("Patches/1-users/users_10.sql", TABLES)
                .write("Patches/1-users/users_20_hashes.java", HASHES)
                .write("Patches/1-users/users_30_admin.sql", ADMIN)
                .write("Patches/1-users/users_40_guest.java", GUEST.replace("6775657374\"", "6775657374"))
                .withTest("RolesTest", "assertEquals(2, update(\"DELETE FROM role\"));");

        shell.mvn("hop:patch-apply").fails().says("Patches/1-users/users_40_guest.java:7 does not compile");
        shop.write("Patches/1-users/users_40_guest.java", GUEST).commit();
        shell.mvn("hop:patch-apply").succeeds();
        shop.commit();
        shell.mvn("hop:patch-merge").succeeds().says("5 tests");
        shell.mvn("hop:release-promote", "-Dhop.to=prod").succeeds();

        shell.with("MAVEN_OPTS", "--limit-modules java.se,jdk.unsupported,jdk.zipfs")
                .mvn("hop:upgrade", "-Dhop.target=javanese")
                .fails()
                .says("This Java has no compiler, and ", "set JAVA_HOME");
        assertThat(server.query("javanese", "SELECT count(*) FROM pg_tables WHERE tablename = 'users'"))
                .isEqualTo("0");
        shell.mvn("hop:upgrade", "-Dhop.target=javanese").succeeds();
        assertThat(server.query("javanese", WHAT_THERE_IS)).isEqualTo(ALL);

        server.run("javanese", "TRUNCATE role, hop.bootstrap");
        shell.mvn("hop:bootstrap", "-Dhop.target=javanese", "-Dhop.dryRun")
                .succeeds()
                .says("1-1-users-0.1.0.sql", "2-1-users-0.1.0.java");
        assertThat(server.query("javanese", WHAT_THERE_IS)).endsWith("no role");
        shell.mvn("hop:bootstrap", "-Dhop.target=javanese").succeeds();
        assertThat(server.query("javanese", WHAT_THERE_IS)).isEqualTo(ALL);
        shell.mvn("hop:bootstrap", "-Dhop.target=javanese").succeeds().says("javanese has all its reference data");
    }
}
