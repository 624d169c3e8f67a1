package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.Secret;
import dev.hopdb.database.settings.GivenDatabase;
import dev.hopdb.problem.HopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

class MavenServersTest {

    @TempDir
    private Path home;

    private final Settings settings = new Settings();
    private final DefaultPlexusCipher cipher = cipher();
    private MavenServers servers;

    @BeforeEach
    void hasAMasterPassword() throws Exception {
        Path security = home.resolve("settings-security.xml");
        Files.writeString(
                security,
                "<settingsSecurity><master>%s</master></settingsSecurity>"
                        .formatted(cipher.encryptAndDecorate("master", "settings.security")));
        servers = servers(security);
    }

    @Test
    void readsUserPasswordAndUrl() {
        settings.addServer(server("staging", "plain", " jdbc:postgresql://h/shop "));

        assertThat(servers.named("hop.target", "staging"))
                .isEqualTo(GivenDatabase.of("jdbc:postgresql://h/shop", "anna", "plain"));
    }

    @Test
    void decryptsThePassword() throws Exception {
        settings.addServer(server("staging", cipher.encryptAndDecorate("s3cret", "master"), null));

        assertThat(servers.find("staging").flatMap(GivenDatabase::password)).contains(new Secret("s3cret"));
    }

    @Test
    void refusesAPasswordThatCannotBeDecrypted() throws Exception {
        String encrypted = cipher.encryptAndDecorate("s3cret", "master");
        settings.addServer(server("staging", encrypted, null));

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> servers(home.resolve("absent.xml")).find("staging"))
                .satisfies(e -> assertThat(e.report())
                        .contains("The password of <server> staging", "mvn --encrypt-password")
                        .doesNotContain(encrypted));
    }

    @Test
    void saysWhichServerIsMissing() {
        assertThat(servers.find("staging")).isEqualTo(Optional.empty());
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> servers.named("hop.serverId", "staging"))
                .satisfies(e -> assertThat(e.report())
                        .contains("settings.xml has no <server> with the id staging", "-Dhop.serverId=<id>"));
    }

    private MavenServers servers(Path security) {
        return new MavenServers(
                settings,
                new DefaultSettingsDecrypter(new DefaultSecDispatcher(cipher, Map.of(), security.toString())));
    }

    private static Server server(String id, String password, @Nullable String url) {
        Server server = new Server();
        server.setId(id);
        server.setUsername("anna");
        server.setPassword(password);
        if (url != null) {
            Xpp3Dom configuration = new Xpp3Dom("configuration");
            Xpp3Dom child = new Xpp3Dom("url");
            child.setValue(url);
            configuration.addChild(child);
            server.setConfiguration(configuration);
        }
        return server;
    }

    private static DefaultPlexusCipher cipher() {
        try {
            return new DefaultPlexusCipher();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
