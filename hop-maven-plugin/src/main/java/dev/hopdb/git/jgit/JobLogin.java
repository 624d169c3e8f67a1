package dev.hopdb.git.jgit;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The token that a CI server gives its jobs; handed to that very server only. */
final class JobLogin implements LoginSource {

    private final Function<String, @Nullable String> environment;

    JobLogin(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Optional<Login> find(URI address) {
        return gitLab(address).or(() -> gitHub(address));
    }

    private Optional<Login> gitLab(URI address) {
        return variable("CI_SERVER_HOST")
                .filter(host -> host.equalsIgnoreCase(address.getHost()))
                .flatMap(host -> variable("CI_JOB_TOKEN"))
                .map(token -> new Login("gitlab-ci-token", token));
    }

    private Optional<Login> gitHub(URI address) {
        return variable("GITHUB_SERVER_URL")
                .filter(server -> server.equalsIgnoreCase(address.getScheme() + "://" + address.getAuthority()))
                .flatMap(server -> variable("GITHUB_TOKEN"))
                .map(token -> new Login("x-access-token", token));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }
}
