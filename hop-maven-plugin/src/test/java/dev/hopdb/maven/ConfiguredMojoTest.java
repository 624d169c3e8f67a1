package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** What Maven gives a goal: the defaults of its parameters, and what the POM configures in their place. */
@MojoTest
class ConfiguredMojoTest {

    private static final String POM = "classpath:/dev/hopdb/maven/configured/pom.xml";

    @Test
    @InjectMojo(goal = "patch-merge", pom = POM)
    void takesParametersFromThePom(PatchMergeMojo goal) {
        assertThat(goal).hasFieldOrPropertyWithValue("testTimeout", "2h");
        assertThat(goal).hasFieldOrPropertyWithValue("validationGoals", "test");
        assertThat(goal.offline).isTrue();
        assertThat(goal.url).isEqualTo("jdbc:postgresql://localhost/shop");
    }

    @Test
    @InjectMojo(goal = "check", pom = POM)
    void leavesAloneWhatThePomDoesNotName(CheckMojo goal) {
        assertThat(goal).hasFieldOrPropertyWithValue("dryRun", false);
        assertThat(goal.serverId).isNull();
        assertThat(goal.gitServerId).isNull();
    }
}
