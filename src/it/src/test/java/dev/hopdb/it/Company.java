package dev.hopdb.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A larger build with a parent POM of its own, and history: the shop is a module of it, and needs another module.
 *
 * <p>Nothing here inherits from hop, or configures Surefire for it.
 */
record Company(Path folder, Shell shell) {

    private static final Template BEFORE_HOP = new Template("company", Company::make);

    private static final String ROOT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId>
              <artifactId>company</artifactId>
              <version>7</version>
              <packaging>pom</packaging>
              <modules>
                <module>prices</module>
                <module>shop</module>
              </modules>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin>
                      <artifactId>maven-compiler-plugin</artifactId>
                      <version>%s</version>
                    </plugin>
                    <plugin>
                      <artifactId>maven-resources-plugin</artifactId>
                      <version>%s</version>
                    </plugin>
                    <plugin>
                      <artifactId>maven-surefire-plugin</artifactId>
                      <version>%s</version>
                    </plugin>
                  </plugins>
                </pluginManagement>
              </build>
            </project>
            """;

    private static final String MODULE = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>com.acme</groupId>
                <artifactId>company</artifactId>
                <version>7</version>
                <relativePath>../pom.xml</relativePath>
              </parent>
              <artifactId>%s</artifactId>

              <!-- What we need,
                   and how we lay it out. -->
              <dependencies>%s
                <dependency><groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId><version>%s</version><scope>test</scope></dependency>
              </dependencies>
            </project>
            """;

    private static final String ON_PRICES = """

                <dependency>
                  <groupId>com.acme</groupId>
                  <artifactId>prices</artifactId>
                  <version>7</version>
                </dependency>""";

    /** On {@code main}, which origin has. */
    static Company beforeHop(Path folder) {
        Shop.copy(BEFORE_HOP.folder(), folder);
        Company company = in(folder);
        company.shell
                .git("remote", "set-url", "origin", folder.resolve("origin.git").toString())
                .succeeds();
        return company;
    }

    private static Company in(Path folder) {
        return new Company(folder.resolve("company"), Shell.in(folder.resolve("company")));
    }

    private static void make(Path folder) {
        Shell.in(folder)
                .git("init", "--quiet", "--bare", "--initial-branch=main", "origin.git")
                .succeeds();
        Company company = in(folder);
        String junit = Shell.property("junit.version");
        company.write(
                        "pom.xml",
                        ROOT.formatted(
                                Shell.property("compiler-plugin.version"),
                                Shell.property("resources-plugin.version"),
                                Shell.property("surefire.version")))
                .write(".gitignore", "target/\n")
                .write(".mvn/jvm.config", "-XX:TieredStopAtLevel=1\n")
                .write("prices/pom.xml", MODULE.formatted("prices", "", junit))
                .write(
                        "prices/src/main/java/com/acme/Price.java",
                        "package com.acme;\n\npublic record Price(int cents) {}\n")
                .write("shop/pom.xml", MODULE.formatted("shop", ON_PRICES, junit));
        Shell shell = company.shell;
        shell.git("init", "--quiet", "--initial-branch=main").succeeds();
        shell.git("add", ".").succeeds();
        shell.git("commit", "--quiet", "--message", "Begin").succeeds();
        shell.git("remote", "add", "origin", folder.resolve("origin.git").toString())
                .succeeds();
        shell.git("push", "--quiet", "origin", "main").succeeds();
    }

    /** Makes the shop a hop project. */
    Output init() {
        return shell.cd("shop").hop("init");
    }

    Company write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
