package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a CI job's token is handed to. */
class JobLoginTest {

    private static final LoginSource GITLAB =
            new JobLogin(Map.of("CI_SERVER_HOST", "gitlab.example.com", "CI_JOB_TOKEN", "t")::get);
    private static final LoginSource GITHUB =
            new JobLogin(Map.of("GITHUB_SERVER_URL", "https://github.com", "GITHUB_TOKEN", "t")::get);

    @Test
    void isHandedToTheServerOfTheJob() {
        assertThat(GITLAB.find(URI.create("https://gitlab.example.com/a/b.git")))
                .contains(new Login("gitlab-ci-token", "t"));
        assertThat(GITHUB.find(URI.create("https://github.com/a/b.git"))).contains(new Login("x-access-token", "t"));
    }

    @Test
    void isHandedToNobodyElse() {
        assertThat(GITLAB.find(URI.create("https://evil.example.com/a/b.git"))).isEmpty();
        assertThat(GITHUB.find(URI.create("http://github.com/a/b.git"))).isEmpty();
        assertThat(GITHUB.find(URI.create("https://github.com.evil.example/a/b.git")))
                .isEmpty();
    }

    @Test
    void isNotPrinted() {
        assertThat(new Login("ada", "secret").toString()).doesNotContain("secret");
    }
}
