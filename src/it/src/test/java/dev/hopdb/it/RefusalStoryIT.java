package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals that cannot do what is asked say what to type. */
class RefusalStoryIT {

    @TempDir
    Path folder;

    @Test
    void whereNobodyCanBeAskedTheWholeCommandIsPrinted() {
        Shell shell = Shop.ready(folder).shell();

        shell.mvn("hop:patch-create").fails().says("hop.patch is missing", "mvn hop:patch-create -Dhop.patch=");
        shell.mvn("hop:release-promote").fails().says("hop.to is missing", "mvn hop:release-promote -Dhop.to=prod");
        shell.mvn("hop:release-create").fails().says("hop.level is missing", "mvn hop:release-create -Dhop.level=");
        shell.mvn("hop:upgrade").fails().says("hop.target is missing", "mvn hop:upgrade -Dhop.target=");
    }

    @Test
    void outsideOfAnyProjectTheGoalsSayWhereTheyWork() {
        Shell shell = Shell.in(folder);

        shell.hop("status").fails().says("there is no POM in this directory");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void outsideOfGitTheGoalsSayHowToBegin() {
        Shop shop = Shop.ready(folder.resolve("given"));
        Path copy = folder.resolve("copy");
        Shop.createDirectories(copy);
        new Shop(copy, Shell.in(copy)).write("pom.xml", shop.read("pom.xml"));

        for (String goal : new String[] {"status", "patch-apply", "patch-merge"}) {
            Shell.in(copy).mvn("hop:" + goal).fails().says("is not in a Git repository", "mvn hop:init");
        }
    }

    @Test
    void helpIsTheManualOfAGoal() {
        Shell.in(folder)
                .hop("help", "-Dgoal=patch-create", "-Ddetail")
                .succeeds()
                .says("hop:patch-create", "User property: hop.patch", "User property: hop.release");
    }

    @Test
    void offlineThePatchIsAppliedAndTested() {
        Shop shop = Shop.ready(folder);
        shop.shell().mvn("test").succeeds();

        shop.shell().mvn("-o", "hop:patch-apply").succeeds().says("Applying 1-users on 0.1.0");
        shop.shell().mvn("-o", "test").succeeds();
        shop.shell().mvn("-o", "hop:patch-merge").fails().says("offline");
    }
}
