package dev.hopdb.testrun.maven;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Secret;
import dev.hopdb.testrun.TestOutcome;
import dev.hopdb.testrun.TestRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A small project in a folder, as a validation would check it out. */
record CheckedOutProject(Path top) {

    private static final DatabaseAddress DATABASE =
            new DatabaseAddress("jdbc:postgresql://localhost/none", "tester", new Secret("pa ss'w%rd"));

    /** Without Failsafe, which this build itself has not downloaded by now: Surefire runs both kinds of tests. */
    private static final String UP_TO_VERIFY =
            """
            <plugin><artifactId>maven-jar-plugin</artifactId><version>%s</version></plugin>
            <plugin><artifactId>maven-surefire-plugin</artifactId><version>%s</version>
              <executions>
                <execution>
                  <id>later</id>
                  <phase>integration-test</phase>
                  <goals><goal>test</goal></goals>
                  <configuration><includes><include>**/*IT.java</include></includes></configuration>
                </execution>
              </executions>
            </plugin>""".formatted(System.getProperty("jar-plugin.version", "3.5.1"), System.getProperty("surefire.version"));

    static CheckedOutProject in(Path top) {
        return new CheckedOutProject(top).with("pom.xml", pom("")).with(".mvn/jvm.config", "-XX:TieredStopAtLevel=1\n");
    }

    static String pom(String surefire) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>shop</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                    <argLine>-XX:TieredStopAtLevel=1</argLine>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter</artifactId>
                      <version>%s</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
                      <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
                      <plugin><artifactId>maven-surefire-plugin</artifactId><version>%s</version>
                        <configuration>%s</configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        System.getProperty("junit.version"),
                        System.getProperty("compiler-plugin.version"),
                        System.getProperty("resources-plugin.version"),
                        System.getProperty("surefire.version"),
                        surefire);
    }

    /** With the same project as modules: the second one needs the first. */
    CheckedOutProject withModules(String first, String second, String third) {
        String[] head = pom("").split("<dependencies>", 2);
        with(
                "pom.xml",
                head[0].replace("<artifactId>shop</artifactId>", "<artifactId>all</artifactId>")
                                .replace("<version>1</version>", """
                <version>1</version>
                <packaging>pom</packaging>
                <modules><module>%s</module><module>%s</module><module>%s</module></modules>""".formatted(first, second, third))
                        + "</project>");
        for (String module : List.of(first, second, third)) {
            String needs = module.equals(second)
                    ? "<dependency><groupId>com.acme</groupId><artifactId>%s</artifactId><version>1</version></dependency>"
                            .formatted(first)
                    : "";
            with(
                    module + "/pom.xml",
                    pom("").replace("<artifactId>shop</artifactId>", "<artifactId>%s</artifactId>".formatted(module))
                            .replace("<dependencies>", "<dependencies>" + needs)
                            .replaceAll(
                                    "(?s)<plugin><artifactId>maven-surefire-plugin.*</plugins>",
                                    UP_TO_VERIFY + "</plugins>"));
        }
        return this;
    }

    CheckedOutProject withTest(String module, String name, String body) {
        new CheckedOutProject(top.resolve(module)).withTest(name, body);
        return this;
    }

    /** With a test class of this name, and this body in its only test. */
    CheckedOutProject withTest(String name, String body) {
        return with("src/test/java/com/acme/%s.java".formatted(name), """
                package com.acme;
                class %s {
                    @org.junit.jupiter.api.Test
                    void works() throws Exception {
                        %s
                    }
                }
                """.formatted(name, body));
    }

    CheckedOutProject with(String path, String text) {
        try {
            Path file = top.resolve(path).normalize();
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestRequest request(Duration timeout) {
        return new TestRequest(top, top, DATABASE, timeout, top.resolve("../log/test.log"), "mvn hop:patch-merge");
    }

    /** The tests of one module, with the build begun at the top. */
    TestOutcome run(String module, String phase) {
        MavenSetup setup = setup(Path.of(""));
        TestRequest request = new TestRequest(
                top,
                top.resolve(module),
                DATABASE,
                Duration.ofMinutes(2),
                top.resolve("../log/test.log"),
                "mvn hop:patch-merge");
        return new MavenTestRun(
                        new MavenSetup(setup.installation(), setup.settings(), phase, setup.buildRoot()), line -> {})
                .run(request);
    }

    TestOutcome run() {
        return run(Duration.ofMinutes(2));
    }

    TestOutcome run(Duration timeout) {
        return new MavenTestRun(setup(Path.of("")), line -> {}).run(request(timeout));
    }

    static MavenSetup setup(Path buildRoot) {
        return new MavenSetup(
                new MavenSetup.Installation(
                        Path.of(System.getProperty("maven.home")), Path.of(System.getProperty("java.home"))),
                new MavenSetup.Settings(
                        Optional.empty(),
                        Optional.empty(),
                        Path.of(System.getProperty("maven.repo.local")),
                        List.of(),
                        true),
                "test",
                buildRoot);
    }
}
