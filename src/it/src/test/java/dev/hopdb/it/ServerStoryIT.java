package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The development database and targets on a server that is somebody else's. */
@ExtendWith(WithServer.class)
class ServerStoryIT {

    private static final String PASSWORD = Server.PASSWORD;

    @TempDir
    Path folder;

    private final Server server;

    ServerStoryIT(Server server) {
        this.server = server;
    }

    @Test
    void aRoleThatMayMakeDatabasesGoesThroughTheLoopAndNoLogHasItsPassword() {
        Shop shop = Shop.ready(folder);
        Shell shell = withServer(shop.shell(), "shop", "maker");

        shell.mvn("-X", "hop:patch-apply").succeeds().says("Applying 1-users").doesNotSay(PASSWORD);
        Output test = shell.mvn("-X", "test").succeeds().says("Tests run: 3, Failures: 0");
        // maven-resources-plugin prints the whole environment there, and so what the user put into it
        assertThat(test.text().replace("env.HOP_PASSWORD: " + PASSWORD, "")).doesNotContain(PASSWORD);
        shell.mvn("-X", "hop:patch-merge")
                .succeeds()
                .says("You are on ho-release/0.1.0")
                .doesNotSay(PASSWORD);

        assertThat(shop.read(".hop/local/logs/patch-merge-1-users.log")).doesNotContain(PASSWORD);
        assertThat(shop.hasServer()).isFalse();
    }

    @Test
    void aRoleThatMayNotMakeDatabasesAppliesItsPatchInPlace() {
        Shell shell = withServer(Shop.ready(folder).shell(), "guest", "guest");

        shell.mvn("hop:patch-apply").succeeds().says("Applying 1-users");
    }

    @Test
    void aWrongPasswordAndAServerThatIsNotThereAreSaidInWords() {
        Shell shell = withServer(Shop.ready(folder).shell(), "shop", "maker");

        shell.with("HOP_PASSWORD", "wrong-one")
                .mvn("hop:patch-apply")
                .fails()
                .says("Why:", "Fix:", "maker")
                .doesNotSay("wrong-one");
        shell.with("HOP_URL", "jdbc:postgresql://127.0.0.1:1/shop")
                .mvn("hop:patch-apply")
                .fails()
                .says("127.0.0.1:1", "Fix:")
                .doesNotSay(PASSWORD);
    }

    @Test
    void settingsNameDevelopmentAndTargetWithEncryptedPasswords() throws Exception {
        server.run("postgres", "CREATE DATABASE live");
        Shop shop = Shop.ready(folder);
        Shell shell = shop.shell();
        String master = encrypted(shell, "--encrypt-master-password", "of masters", "");
        Path security = Files.writeString(
                folder.resolve("security.xml"), "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
        String given = "-Dsettings.security=" + security;
        String password = encrypted(shell, "--encrypt-password", PASSWORD, given);
        Path settings = Files.writeString(
                folder.resolve("settings.xml"),
                Files.readString(Path.of(Shell.property("it.settings")))
                        .replace("<settings>", """
                        <settings>
                          <servers>
                            <server><id>dev</id><username>maker</username><password>%1$s</password></server>
                            <server><id>live</id><username>maker</username><password>%1$s</password>
                              <configuration><url>%2$s</url></configuration></server>
                          </servers>
                        """.formatted(password, server.url("live"))));
        String[] all = {"-s", settings.toString(), given, "-Dhop.url=" + server.url("settled"), "-Dhop.serverId=dev"};

        shell.mvn(Shell.with("hop:patch-merge", all)).succeeds().doesNotSay(PASSWORD);
        shell.mvn(Shell.with("hop:release-promote", Shell.with("-Dhop.to=prod", all)))
                .succeeds();
        shell.mvn(Shell.with("hop:upgrade", Shell.with("-Dhop.target=live", all)))
                .succeeds()
                .says("Apply release 0.1.0")
                .doesNotSay(PASSWORD);
        shell.mvn(Shell.with("hop:update", Shell.with("-Dhop.target=live", all)))
                .succeeds()
                .says("live has 0.1.0");
    }

    private static String encrypted(Shell shell, String option, String text, String given) {
        String[] all = given.isEmpty() ? new String[] {option, text} : new String[] {given, option, text};
        return shell.mvn(all).succeeds().text().replaceAll("(?s).*?(\\{[^{}]+}).*", "$1");
    }

    private Shell withServer(Shell shell, String database, String user) {
        return shell.with("HOP_URL", server.url(database))
                .with("HOP_USER", user)
                .with("HOP_PASSWORD", PASSWORD);
    }
}
