package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchetypeStoryIT {

    @Test
    void makesAProjectThatPassesAtOnceWithNoServerAndNoSetUp(@TempDir Path folder) {
        Shell shell = Shell.in(folder);
        shell.mvn(
                        "org.apache.maven.plugins:maven-archetype-plugin:%s:generate"
                                .formatted(Shell.property("archetype.version")),
                        "-DarchetypeGroupId=dev.hopdb",
                        "-DarchetypeArtifactId=hop-archetype",
                        "-DarchetypeVersion=" + Shell.property("hop.version"),
                        "-DgroupId=com.acme",
                        "-DartifactId=shop",
                        "-Dpackage=com.acme.shop",
                        "-DinteractiveMode=false")
                .succeeds();

        shell.cd("shop").mvn("test").succeeds().says("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");

        assertThat(folder.resolve("shop/.gitignore")).hasContent("target/\n.hop/local/");
        assertThat(folder.resolve("shop/.gitattributes")).exists();
        assertThat(folder.resolve("shop/.mvn/jvm.config")).exists();
    }
}
