package dev.hopdb.testrun.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-DskipTests",
                "-DskipTests=true",
                "-DskipITs",
                "-Dmaven.test.skip=true",
                "-Dmaven.test.skip.exec",
                "-Dmaven.test.failure.ignore=true",
                "-Dtest=UsersTest",
                "-Dit.test=UsersIT",
                "-Dgroups=fast",
                "-DexcludedGroups=slow",
                "-Dsurefire.skipAfterFailureCount=1",
                "-Dsurefire.includes=**/A*",
                "-Dsurefire.excludesFile=x",
                "-Dfailsafe.excludes=**/A*",
                "-Dhop.skip",
                "-Dhop.test.url=jdbc:postgresql://prod/db",
                "-D skipTests",
                "--define skipTests",
                "--define=skipTests",
                "-fn",
                "--fail-never"
            })
    void findsWhatLeavesTestsOut(String option) {
        assertThat(TestFilter.in("-Xmx1g\n" + option + " -q", "here")).contains(new TestFilter(option, "here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx1g -Dfile.encoding=UTF-8",
                "-DskipTests=false",
                "-Dsurefire.version=3.5.4",
                "-Dsurefire.rerunFailingTestsCount=2",
                "-Dtest.database=x",
                "# -DskipTests",
                "-Pci -T2 --fail-at-end"
            })
    void letsOtherOptionsBe(String text) {
        assertThat(TestFilter.in(text, "here")).isEmpty();
    }

    @Test
    void looksIntoTheFilesAndTheEnvironment(@TempDir Path top) {
        CheckedOutProject project = CheckedOutProject.in(top);
        BuildFolder folder = new BuildFolder(top, Optional.empty(), top);

        assertThat(TestFilter.in(folder, Map.of())).isEmpty();
        assertThat(TestFilter.in(folder, Map.of("MAVEN_OPTS", "-DskipTests")))
                .contains(new TestFilter("-DskipTests", "the environment variable MAVEN_OPTS"));
        project.with(".mvn/jvm.config", "-Dtest=A\n");
        assertThat(TestFilter.in(folder, Map.of())).contains(new TestFilter("-Dtest=A", ".mvn/jvm.config"));
        project.with(".mvn/maven.config", "-DskipTests\n");
        assertThat(TestFilter.in(folder, Map.of())).contains(new TestFilter("-DskipTests", ".mvn/maven.config"));
    }
}
