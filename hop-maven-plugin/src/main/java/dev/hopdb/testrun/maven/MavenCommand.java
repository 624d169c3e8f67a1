package dev.hopdb.testrun.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.CommandLineConfigurationException;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenCommandLineBuilder;

/**
 * The command line of a test run. Of the calling build's own properties none is handed on: what is tested is what was
 * committed.
 *
 * <p>Maven Invoker writes the line; the process is started by {@link Fork}, because Invoker ends the process that it
 * started and not the test JVM below it.
 */
record MavenCommand(MavenSetup setup, BuildFolder folder) {

    List<String> arguments() {
        MavenSetup.Settings settings = setup.settings();
        InvocationRequest request = new DefaultInvocationRequest();
        request.setBatchMode(true);
        request.setNoTransferProgress(true);
        request.setOffline(settings.offline());
        request.setMavenHome(setup.installation().mavenHome().toFile());
        request.setBaseDirectory(folder.path().toFile());
        request.setUserSettingsFile(file(settings.user()));
        request.setGlobalSettingsFile(file(settings.global()));
        request.setLocalRepositoryDirectory(settings.localRepository().toFile());
        request.setProfiles(settings.profiles());
        request.addArg(setup.phase());
        folder.module().ifPresent(module -> {
            request.setProjects(List.of(module));
            request.setAlsoMake(true);
        });
        try {
            return Stream.concat(
                            Stream.of(executable()),
                            Stream.of(
                                    new MavenCommandLineBuilder().build(request).getArguments()))
                    .toList();
        } catch (CommandLineConfigurationException e) {
            throw new IllegalStateException("no command line for " + setup.installation(), e);
        }
    }

    /** Invoker's own answer is quoted for a shell; here there is none. */
    private String executable() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return setup.installation()
                .mavenHome()
                .resolve("bin")
                .resolve(windows ? "mvn.cmd" : "mvn")
                .toString();
    }

    @SuppressWarnings("NullAway") // Invoker takes null for "as Maven finds it"
    private static File file(Optional<Path> path) {
        return path.map(Path::toFile).orElse(null);
    }
}
