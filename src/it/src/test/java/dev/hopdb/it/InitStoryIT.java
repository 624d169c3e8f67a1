package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a project begins, and what a beginning that is refused leaves behind: nothing. */
class InitStoryIT {

    @TempDir
    Path folder;

    @Test
    void aSecondBeginningIsRefused() {
        Shop shop = Shop.ready(folder);

        shop.shell().hop("init").fails().says("Origin has a hop project already", "git clone --branch ho-prod");
    }

    @Test
    void anEmptyFolderNeedsAName() {
        Shell shell = Shell.in(folder);
        shell.git("init", "--quiet", "--bare", "origin.git").succeeds();
        Shop.createDirectories(folder.resolve("shop"));

        shell.cd("shop")
                .hop("init", "-Dhop.origin=../origin.git")
                .fails()
                .says("groupId is missing", "-DgroupId=com.acme -DartifactId=shop");

        assertThat(folder.resolve("shop")).isEmptyDirectory();
    }

    @Test
    void withoutAnOriginNothingIsWritten() {
        Shell shell = Shell.in(folder);

        shell.hop("init", "-DgroupId=com.acme", "-DartifactId=shop")
                .fails()
                .says("There is no origin", "git init --bare <folder>");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anOriginThatCannotBeReachedIsNamedAndNothingIsWritten() {
        Shell shell = Shell.in(folder);

        shell.hop("init", "-DgroupId=com.acme", "-DartifactId=shop", "-Dhop.origin=http://127.0.0.1:1/shop.git")
                .fails()
                .says("Origin cannot be reached", "http://127.0.0.1:1/shop.git");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void uncommittedFilesAreInTheWay() {
        Company company = Company.beforeHop(folder);
        company.write("shop/notes.txt", "mine");

        company.init().fails().says("The working tree is not clean", "notes.txt");

        assertThat(company.shell().git("status", "--short").text()).isEqualTo("?? shop/notes.txt\n");
        assertThat(company.shell().git("ls-remote", "origin").text()).doesNotContain("ho-prod");
    }

    @Test
    void anExistingProjectGetsOnePluginAndTwoDependenciesAndKeepsItsFormat() {
        Company company = Company.beforeHop(folder);

        company.init().succeeds().says("pom.xml +", "<artifactId>hop-maven-plugin</artifactId>", "You are on ho-prod");

        String diff = company.shell()
                .git("diff", "main", "ho-prod", "--", "shop/pom.xml")
                .text();
        assertThat(diff.lines().filter(line -> line.startsWith("-"))).containsExactly("--- a/shop/pom.xml");
        assertThat(diff.lines().filter(line -> line.contains("<artifactId>")).filter(line -> line.startsWith("+")))
                .extracting(line -> line.replaceAll("[+ ]|</?artifactId>", ""))
                .containsExactlyInAnyOrder("hop-maven-plugin", "hop-runtime", "postgresql");
        assertThat(company.shell().git("log", "--format=%s", "ho-prod").text())
                .isEqualTo("Make this a hop project\nBegin\n");
        assertThat(company.shell().git("ls-remote", "origin").text()).contains("refs/heads/ho-prod");
    }
}
