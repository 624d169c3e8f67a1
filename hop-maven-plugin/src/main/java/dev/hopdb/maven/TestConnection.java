package dev.hopdb.maven;

import dev.hopdb.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** How the tests of a module reach their database: handed to Surefire, the password in a file that only its owner reads. */
record TestConnection(DatabaseAddress address, MavenProject project, MavenSession session) {

    private static final String URL = "hop.test.url";
    private static final String USER = "hop.test.user";
    private static final String PASSWORD = "hop.test.password";
    private static final String PASSWORD_FILE = "hop.test.pgpassfile";
    private static final String DRIVERS_PASSWORD_FILE = "org.postgresql.pgpassfile";
    private static final String SUREFIRE = "org.apache.maven.plugins:maven-surefire-plugin";
    private static final Pattern HOSTS = Pattern.compile("jdbc:postgresql://([^/?]*).*");

    void handOn(Log log) {
        String file = writePasswordFile().toString();
        Properties ofProject = project.getProperties();
        ofProject.setProperty(URL, address.url());
        ofProject.setProperty(USER, address.user());
        ofProject.setProperty(PASSWORD_FILE, file);
        if (log.isDebugEnabled()) {
            log.warn("-X prints what the tests are handed, so HOP_TEST_PASSWORD is left empty: connect without it");
            ofProject.setProperty(PASSWORD, "");
        } else {
            ofProject.setProperty(PASSWORD, address.password().reveal());
        }
        if (!pomHandsOn()) {
            Properties ofSession = session.getUserProperties();
            ofSession.setProperty(URL, address.url());
            ofSession.setProperty(USER, address.user());
            ofSession.setProperty(DRIVERS_PASSWORD_FILE, file);
        }
        SessionEnd.run(session, () -> delete(Path.of(file)));
    }

    /** As in hop-parent-pom. Elsewhere Surefire takes the session's properties, which all modules share. */
    private boolean pomHandsOn() {
        Plugin surefire = project.getPlugin(SUREFIRE);
        return surefire != null && String.valueOf(surefire.getConfiguration()).contains("<" + URL + ">");
    }

    private Path writePasswordFile() {
        Path folder = Path.of(project.getBuild().getDirectory(), "hop").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            // such a file is its owner's alone; and of this build alone, since two may run side by side
            Path file = Files.createTempFile(folder, "test", ".pgpass");
            return Files.writeString(file, lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for each server that the address names, so that the password goes to no other. */
    private String lines() {
        Matcher matcher = HOSTS.matcher(address.url());
        String hosts = matcher.matches() ? matcher.group(1) : "";
        return Arrays.stream((hosts.isEmpty() ? "localhost" : hosts).split(","))
                .map(host -> "%s:*:%s:%s%n"
                        .formatted(
                                serverOf(host),
                                escaped(address.user()),
                                escaped(address.password().reveal())))
                .collect(Collectors.joining());
    }

    private static String serverOf(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon >= 0 && !host.endsWith("]");
        String name = hasPort ? host.substring(0, colon) : host;
        return escaped(name.replaceAll("[\\[\\]]", "")) + ":" + (hasPort ? host.substring(colon + 1) : "5432");
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace(":", "\\:");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
