package dev.hopdb.maven;

import dev.hopdb.database.settings.GivenDatabase;
import dev.hopdb.problem.HopException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The {@code <server>} entries of settings.xml: user, password and, in the configuration, a URL. */
final class MavenServers {

    private final Settings settings;
    private final SettingsDecrypter decrypter;

    MavenServers(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /** The entry that a parameter names, which must be there. */
    GivenDatabase named(String parameter, String id) {
        return find(id).orElseThrow(() -> new HopException(
                "settings.xml has no <server> with the id %s".formatted(id),
                "%s names it".formatted(parameter),
                "add it to ~/.m2/settings.xml, or name another: -D%s=<id>".formatted(parameter)));
    }

    /** The entry with this id, its password in clear. */
    Optional<GivenDatabase> find(String id) {
        return Optional.ofNullable(settings.getServer(id)).map(server -> {
            Server clear = decrypted(server);
            return GivenDatabase.of(url(clear), clear.getUsername(), clear.getPassword());
        });
    }

    /** Maven answers a failed decryption with the text as it was, and a problem: the text is no password then. */
    private Server decrypted(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        if (!result.getProblems().isEmpty()) {
            throw new HopException(
                    "The password of <server> %s in settings.xml cannot be decrypted".formatted(server.getId()),
                    result.getProblems().stream()
                            .map(SettingsProblem::getMessage)
                            .collect(Collectors.joining("\n")),
                    "encrypt it again, mvn --encrypt-password, with the master password of "
                            + "~/.m2/settings-security.xml in place");
        }
        return result.getServer();
    }

    private static @Nullable String url(Server server) {
        if (server.getConfiguration() instanceof Xpp3Dom configuration) {
            Xpp3Dom url = configuration.getChild("url");
            return url == null || url.getValue() == null ? null : url.getValue().strip();
        }
        return null;
    }
}
