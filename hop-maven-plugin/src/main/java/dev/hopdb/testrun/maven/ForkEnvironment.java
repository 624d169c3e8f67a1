package dev.hopdb.testrun.maven;

import dev.hopdb.database.DatabaseAddress;
import java.util.Map;

/** What a test run finds in its environment; the one way in for the password, since others can read a command line. */
record ForkEnvironment(MavenSetup setup, BuildFolder folder, DatabaseAddress database) {

    /** To be set; an empty text stands for a variable to be removed. */
    Map<String, String> variables() {
        return Map.ofEntries(
                Map.entry("HOP_VALIDATION_URL", database.url()),
                Map.entry("HOP_VALIDATION_USER", database.user()),
                Map.entry("HOP_VALIDATION_PASSWORD", database.password().reveal()),
                Map.entry(
                        Lifeline.VARIABLE, Long.toString(ProcessHandle.current().pid())),
                Map.entry("JAVA_HOME", setup.installation().javaHome().toString()),
                Map.entry("MAVEN_HOME", setup.installation().mavenHome().toString()),
                Map.entry("M2_HOME", ""),
                Map.entry("MAVEN_BASEDIR", folder.configuration().toString()),
                // mavenrc files could add filters that nobody sees
                Map.entry("MAVEN_SKIP_RC", "true"),
                // what the calling build was started with, possibly with a password in it
                Map.entry("MAVEN_CMD_LINE_ARGS", ""),
                // mvn.cmd ends its shell, with Maven's exit code
                Map.entry("MAVEN_TERMINATE_CMD", "on"));
    }
}
