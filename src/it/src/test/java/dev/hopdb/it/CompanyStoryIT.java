package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanyStoryIT {

    /** Needs the class path of the shop: not another module of it, which may not be built yet. */
    private static final String UPPER_CASE = """
            import com.acme.Users;

            class UpperCase {
                void run(java.sql.Connection connection) {
                    Users.of(connection).everywhere().update(Users.EMAIL.to("ADA@EXAMPLE.COM"));
                }
            }
            """;

    private static final String GUESTS = """
            package com.acme;

            public final class Guests {
                public static long count(java.sql.Connection connection) {
                    return Users.of(connection).where(Users.EMAIL.like("%@example.com")).count();
                }
            }
            """;

    @Test
    void allWorksWithThePluginAloneInAModuleOfALargerBuild(@TempDir Path folder) {
        Company company = Company.beforeHop(folder);
        Shell shell = company.shell();
        company.init().succeeds();
        shell.hop("release-create", "-Dhop.level=minor").succeeds();
        shell.hop("patch-create", "-Dhop.patch=1-users").succeeds().says("Patches/1-users");
        company.write("shop/Patches/1-users/10.sql", Shop.USERS)
                .write("shop/Patches/1-users/20_upper.java", UPPER_CASE)
                .write("shop/src/main/java/com/acme/Guests.java", GUESTS)
                .write(
                        "shop/src/test/java/com/acme/UsersTest.java",
                        Shop.testClass(
                                "UsersTest", "assertEquals(new Price(1).cents(), update(\"DELETE FROM users\"));"));

        shell.hop("patch-apply").succeeds().says("Applying 1-users on 0.1.0");
        shell.mvn("-pl", "shop", "-am", "test").succeeds().says("Tests run: 2, Failures: 0");
        shell.mvn("test")
                .succeeds()
                .says("Reactor Summary", "Tests run: 2, Failures: 0")
                .doesNotSay("Generated 1 class", "ompiling");
        assertThat(folder.resolve("company/.hop")).doesNotExist();
        assertThat(folder.resolve("company/prices/.hop")).doesNotExist();

        shell.git("add", ".").succeeds();
        shell.git("commit", "--quiet", "--message", "Users").succeeds();
        shell.hop("patch-merge").succeeds().says("2 tests", "You are on ho-release/0.1.0");
        shell.hop("release-promote", "-Dhop.to=prod").succeeds().says("You are on ho-prod");
        shell.hop("upgrade", "-Dhop.target=embedded:production", "-pl", "shop")
                .succeeds()
                .says("Apply release 0.1.0");
        shell.cd("shop")
                .mvn("hop:update", "-Dhop.target=embedded:production")
                .succeeds()
                .says("has 0.1.0");
        assertThat(shell.git("status", "--short").text()).isEmpty();
    }
}
