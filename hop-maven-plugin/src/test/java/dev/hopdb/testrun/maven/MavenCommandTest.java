package dev.hopdb.testrun.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.testrun.TestRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenCommandTest {

    @TempDir
    Path folder;

    private Path top;
    private TestRequest ofModule;

    @BeforeEach
    void checkOutALargerBuild() {
        top = folder.resolve("scratch");
        CheckedOutProject.in(top).with("server/shop/pom.xml", "").with("server/pom.xml", "");
        TestRequest ofTop = new CheckedOutProject(top).request(Duration.ZERO);
        ofModule = new TestRequest(
                top, top.resolve("server/shop"), ofTop.database(), ofTop.timeout(), ofTop.log(), ofTop.command());
    }

    @Test
    void makesTheModuleAndWhatItNeedsFromWhereTheCallingBuildWasStarted() {
        BuildFolder build = BuildFolder.of(ofModule, Path.of("server"));

        assertThat(build.path()).isEqualTo(top.resolve("server"));
        assertThat(build.configuration()).isEqualTo(top);
        assertThat(arguments(build)).containsSubsequence("-B", "-o", "-pl", "shop", "-am", "test");
    }

    @Test
    void makesAllThatIsBelowAModuleThatIsTheWholeBuild() {
        assertThat(arguments(BuildFolder.of(ofModule, Path.of("server/shop")))).doesNotContain("-pl", "-am");
    }

    @Test
    void startsInTheModuleIfTheCallingBuildWasStartedElsewhere() {
        assertThat(BuildFolder.of(ofModule, Path.of("client")).path()).isEqualTo(top.resolve("server/shop"));
    }

    @Test
    void takesNoConfigurationFromOutsideTheCheckout() {
        new CheckedOutProject(folder).with(".mvn/maven.config", "-DskipTests");
        Path bare = folder.resolve("bare");
        new CheckedOutProject(bare).with("pom.xml", "");

        BuildFolder build = BuildFolder.of(new CheckedOutProject(bare).request(Duration.ZERO), Path.of(""));

        assertThat(build.configuration()).isEqualTo(bare);
    }

    @Test
    void handsThePasswordOnInTheEnvironmentOnly() {
        BuildFolder build = BuildFolder.of(ofModule, Path.of(""));

        assertThat(arguments(build)).noneMatch(argument -> argument.contains("pa ss"));
        assertThat(new ForkEnvironment(CheckedOutProject.setup(Path.of("")), build, ofModule.database()).variables())
                .containsEntry("HOP_VALIDATION_PASSWORD", "pa ss'w%rd")
                .containsEntry("MAVEN_BASEDIR", top.toString());
    }

    private static List<String> arguments(BuildFolder build) {
        return new MavenCommand(CheckedOutProject.setup(Path.of("")), build).arguments();
    }
}
