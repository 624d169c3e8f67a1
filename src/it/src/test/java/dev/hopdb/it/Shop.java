package dev.hopdb.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A project with one committed patch, ready to be merged: a copy, since making it anew would take each story seconds. */
record Shop(Path folder, Shell shell) {

    private static final Template READY = new Template("shop", Shop::make);

    static final String USERS = """
            CREATE TABLE users (email text NOT NULL UNIQUE);
            INSERT INTO users VALUES ('ada@example.com');
            """;

    /** On {@code ho-patch/1-users}, which is committed and not merged. */
    static Shop ready(Path folder) {
        copy(READY.folder(), folder);
        Shop shop = in(folder);
        shop.shell
                .git("remote", "set-url", "origin", folder.resolve("origin.git").toString())
                .succeeds();
        return shop;
    }

    private static Shop in(Path folder) {
        return new Shop(folder.resolve("shop"), Shell.in(folder.resolve("shop")));
    }

    private static void make(Path folder) {
        Shell.in(folder)
                .git("init", "--quiet", "--bare", "--initial-branch=ho-prod", "origin.git")
                .succeeds();
        Shop shop = in(folder);
        createDirectories(shop.folder);
        shop.shell
                .hop("init", "-DgroupId=com.acme", "-DartifactId=shop", "-Dhop.origin=../origin.git")
                .succeeds();
        shop.shell.mvn("hop:release-create", "-Dhop.level=minor").succeeds();
        shop.shell.mvn("hop:patch-create", "-Dhop.patch=1-users").succeeds();
        shop.write("Patches/1-users/users.sql", USERS)
                .withTest(
                        "UsersTest",
                        "assertEquals(1, update(\"INSERT INTO users VALUES ('grace@example.com')\"));"
                                + " assertEquals(1, update(\"DELETE FROM users WHERE email LIKE 'ada%'\"));")
                .commit();
    }

    Shop write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Shop replace(String file, String before, String after) {
        String text = read(file);
        if (!text.contains(before)) {
            throw new AssertionError(file + " does not say " + before);
        }
        return write(file, text.replace(before, after));
    }

    /** A test class with one test, which can call {@code update}. */
    Shop withTest(String name, String body) {
        return write("src/test/java/com/acme/" + name + ".java", testClass(name, body));
    }

    static String testClass(String name, String body) {
        return """
                package com.acme;

                import static org.junit.jupiter.api.Assertions.*;

                import java.nio.file.*;
                import java.sql.*;
                import org.junit.jupiter.api.Test;

                class %s {
                    @Test
                    void holds() throws Exception {
                        %s
                    }

                    static int update(String sql) throws SQLException {
                        try (Connection connection = DriverManager.getConnection(
                                        System.getProperty("hop.test.url"), System.getProperty("hop.test.user"), null);
                                Statement statement = connection.createStatement()) {
                            return statement.executeUpdate(sql);
                        }
                    }
                }
                """.formatted(name, body);
    }

    Shop commit() {
        shell.git("add", ".").succeeds();
        shell.git("commit", "--quiet", "--message", "A step").succeeds();
        return this;
    }

    /** Whether a server of this workspace runs. */
    boolean hasServer() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .anyMatch(line -> line.contains("postgres") && line.contains(folder.toString()));
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void createDirectories(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
