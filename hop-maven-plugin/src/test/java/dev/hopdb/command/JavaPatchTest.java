package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.compilation.ClassPath;
import dev.hopdb.compilation.ScriptCompiler;
import dev.hopdb.database.TestCluster;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patch files in Java: what they can do, what is found before they run, and what they may not do. */
class JavaPatchTest {

    private static final String FILE = "Patches/1-users/20_fill.java";
    private static final String AS_IT_WAS = "Your development database is as it was.";

    @TempDir
    Path folder;

    private TestProject project;
    private Developer ada;
    private String target;

    @BeforeEach
    void beginsAPatch() {
        project = TestProject.in(folder);
        ada = project.clone("ada");
        target = TestCluster.freshName("target");
        ada.createRelease(Level.PATCH);
        ada.createPatch("1-users");
        ada.commit("Patches/1-users/10.sql", "CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);\n");
    }

    @Test
    void runsInTheTransactionOfItsPatchInDevelopmentAndInTargets() {
        ada.commit(FILE, insert("ada"));
        ada.commit("Patches/1-users/30.sql", "UPDATE users SET name = upper(name);\n");
        ada.applyPatch();
        assertThat(ada.query("SELECT name FROM users")).isEqualTo("ADA");
        ada.mergePatch();
        ada.promoteToProduction();

        ada.dryRun(target);
        assertThat(ada.console().lines()).contains("    " + FILE);
        ada.upgrade(target, Optional.empty());

        assertThat(inTarget("SELECT name FROM users")).isEqualTo("ADA");
        assertThat(inTarget("SELECT string_agg(file || ':' || number || ' ' || state, ', ' ORDER BY position)"
                        + " FROM hop.statement"))
                .isEqualTo("10.sql:1 done, 20_fill.java:1 done, 30.sql:1 done");
        assertThat(inTarget("SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM hop.statement UNION ALL"
                        + " SELECT xmin FROM users) AS rows"))
                .isEqualTo("1");
    }

    @Test
    void usesTheClassesOfTheSchemaAsItStandsAtThatStep() {
        ada.commit(FILE, """
                import com.acme.Users;

                class Fill {
                    void run(java.sql.Connection connection) {
                        Users.of(connection).insert(Users.ID.to(1), Users.NAME.to("ada"));
                    }
                }
                """);
        ada.commit("Patches/1-users/30.sql", "ALTER TABLE users RENAME name TO login;\n");
        ada.mergePatch();
        ada.promoteToProduction();
        ada.upgrade(target, Optional.empty());

        assertThat(inTarget("SELECT login FROM users")).isEqualTo("ada");
    }

    @Test
    void bringsReferenceDataToo() {
        ada.commit(FILE, "// @HOP:bootstrap\n" + insert("ada"));
        ada.mergePatch();
        ada.promoteToProduction();
        ada.upgrade(target, Optional.empty());
        assertThat(inTarget("SELECT file FROM hop.bootstrap")).isEqualTo("1-users/20_fill.java");

        TestCluster.run(target, "TRUNCATE users, hop.bootstrap");
        ada.bootstrap(target, false);
        assertThat(inTarget("SELECT name FROM users")).isEqualTo("ada");
        assertThat(inTarget("SELECT count(*) FROM hop.bootstrap")).isEqualTo("1");
        assertThat(ada.git("ls-tree", "--name-only", "origin/ho-prod", "bootstrap/"))
                .isEqualTo("bootstrap/1-1-users-0.0.1.java");
    }

    @Test
    void namesFileAndLineOfWhatDoesNotCompileBeforeAnythingRuns() {
        ada.write("Patches/1-users/10.sql", "SELECT nonsense;\n");
        ada.write(FILE, "class Fill {\n    void run(java.sql.Connection c) {\n        int i = \"one\";\n    }\n}\n");

        assertThat(refused()).isEqualTo("""
                Patches/1-users/20_fill.java:3 does not compile
                  Why: line 3: incompatible types: java.lang.String cannot be converted to int
                  Fix: mend Patches/1-users/20_fill.java, then run the same command again
                """ + AS_IT_WAS);
    }

    @Test
    void namesWhatTheSchemaDoesNotHaveAtThatStep() {
        ada.write(FILE, """
                class Fill {
                    void run(java.sql.Connection connection) {
                        com.acme.Orders.of(connection);
                    }
                }
                """);

        assertThat(refused())
                .startsWith(FILE + ":3 does not compile\n  Why: line 3: cannot find symbol")
                .endsWith(AS_IT_WAS);
    }

    @Test
    void namesTheClassOfTheSchemaThatDoesNotCompile() {
        String users = "package com.acme;\n\nclass Users {\n    int id = \"one\";\n}\n";

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> new ScriptCompiler()
                        .compile(FILE, script(""), ClassPath.EMPTY, Map.of("com/acme/Users.java", users)))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        com/acme/Users.java:4, of the classes of the schema for %1$s, does not compile
                          Why: line 4: incompatible types: java.lang.String cannot be converted to int
                          Fix: if %1$s declares a class of that name too, rename its own; else write it in SQL, as %2$s, and report a defect of hop""".formatted(FILE, FILE.replace(".java", ".sql"))));
    }

    @Test
    void namesFileAndLineOfWhatFails() {
        ada.write(FILE, script("throw new IllegalStateException(\"no ada\");"));
        assertThat(refused()).isEqualTo("""
                Patches/1-users/20_fill.java:3:1 failed
                  Why: java.lang.IllegalStateException: no ada
                       in: throw new IllegalStateException("no ada");
                  Fix: mend Patches/1-users/20_fill.java, then run the same command again
                """ + AS_IT_WAS);

        ada.write(FILE, script("connection.createStatement().execute(\"INSERT INTO users VALUES (1, NULL)\");"));
        assertThat(refused())
                .startsWith("Patches/1-users/20_fill.java:3:1 failed\n  Why: null value in column \"name\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connection.commit();                                  | calls commit() of the connection
            connection.rollback();                                | calls rollback() of the connection
            connection.close();                                   | calls close() of the connection
            connection.setAutoCommit(true);                       | calls setAutoCommit() of the connection
            connection.createStatement().getConnection().commit();| calls commit() of the connection
            connection.createStatement().execute("COMMIT");       | runs COMMIT
            connection.prepareStatement("VACUUM users");          | runs VACUUM users
            try { connection.commit(); } catch (Exception e) {}   | calls commit() of the connection
            """)
    void mayNotEndTheTransaction(String call, String does) {
        ada.write(FILE, script(call));

        assertThat(refused()).isEqualTo("""
                Patches/1-users/20_fill.java:3 touches the transaction: it %s
                  Why: the script and the row that says that it has run are one transaction, which hop begins and ends
                  Fix: take that out of Patches/1-users/20_fill.java, then run the same command again
                %s""".formatted(does, AS_IT_WAS));
    }

    @Test
    void mayRollBackToASavepoint() {
        ada.write(FILE, script("""
                java.sql.Savepoint before = connection.setSavepoint();
                try { connection.createStatement().execute("nonsense"); }
                catch (java.sql.SQLException e) { connection.rollback(before); }
                org.postgresql.PGConnection driver = connection.unwrap(org.postgresql.PGConnection.class);
                try { driver.getCopyAPI().copyIn("COPY users FROM STDIN", new java.io.StringReader("1\\tada\\n")); }
                catch (java.io.IOException e) { throw new java.sql.SQLException(e); }
                """));
        ada.applyPatch();

        assertThat(ada.query("SELECT name FROM users")).isEqualTo("ada");
    }

    @Test
    void refusesAScriptThatGoesOnAfterAFailure() {
        ada.write(FILE, script("try { connection.createStatement().execute(\"nonsense\"); } catch (Exception e) {}"));

        assertThat(refused()).isEqualTo("""
                Patches/1-users/20_fill.java went on after a statement that failed
                  Why: the server gives a transaction up in which a statement has failed, whether that is caught or not
                  Fix: in Patches/1-users/20_fill.java, set a savepoint before what may fail, and roll back to it
                """ + AS_IT_WAS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            while (true) {}
            connection.createStatement().execute("SELECT pg_sleep(60)");
            """)
    void givesAScriptUpThatDoesNotEnd(String endless) {
        ada.giveUpAfter(Duration.ofSeconds(1));
        ada.write(FILE, script(endless));

        assertThat(refused()).isEqualTo("""
                Patches/1-users/20_fill.java did not end within 1s
                  Why: a script in Java is given up after that time, since it may never end
                  Fix: mend Patches/1-users/20_fill.java, or give it longer: -Dhop.scriptTimeout=30m
                """ + AS_IT_WAS);
    }

    @Test
    void refusesAScriptThatIsNotOneClassWithItsMethod() {
        ada.write(FILE, "class Fill {}\n");
        assertThat(refused()).isEqualTo("""
                Patches/1-users/20_fill.java has no method run
                  Why: hop calls void run(java.sql.Connection) of class Fill
                  Fix: write that method in Patches/1-users/20_fill.java
                """ + AS_IT_WAS);

        ada.write(FILE, script("") + "class More {}\n");
        assertThat(refused()).isEqualTo("""
                Patches/1-users/20_fill.java has 2 classes, and a script is one
                  Why: hop makes an object of the class and calls its method run, and must know of which
                  Fix: put what else there is into that class, in Patches/1-users/20_fill.java
                """ + AS_IT_WAS);

        ada.write(FILE, "class Fill {\n    Fill(int i) {}\n    void run(java.sql.Connection c) {}\n}\n");
        assertThat(refused()).isEqualTo("""
                Patches/1-users/20_fill.java has no constructor without parameters
                  Why: hop makes an object of class Fill, and has nothing to give it
                  Fix: take the constructor out of Patches/1-users/20_fill.java
                """ + AS_IT_WAS);
    }

    @Test
    void compilesAReleasedScriptWithTheLibrariesOfItsRelease() {
        ClassPath withName = new ClassPath(List.of("org.acme:names:jar:1.0"), () -> List.of(libraryWithName("ada")));
        ada.compilesWith(release -> withName);
        ada.commit(FILE, insert("\" + org.acme.Name.VALUE + \""));
        ada.mergePatch();
        ada.promoteToProduction();

        ada.compilesWith(release -> release.text().equals("0.0.1") ? withName : ClassPath.EMPTY);
        ada.upgrade(target, Optional.empty());

        assertThat(inTarget("SELECT name FROM users")).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "// uses com.acme\n"})
    void refusesBeforeTheFirstStatementWhatCannotBeHadAnyMore(String using) {
        ada.commit(FILE, using + insert("ada"));
        ada.mergePatch();
        ada.promoteToProduction();
        ada.compilesWith(release -> {
            throw new HopException("org.acme:names:1.0 is gone", "it was deleted", "mvn dependency:get");
        });

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> ada.upgrade(target, Optional.empty()))
                .satisfies(e -> assertThat(e.problem()).isEqualTo("org.acme:names:1.0 is gone"));

        assertThat(inTarget("SELECT to_regclass('users')")).isNull();
    }

    /** A class that scripts can use, compiled into a folder of its own. */
    private Path libraryWithName(String name) {
        Path library = folder.resolve("library-" + name);
        Path source = library.resolve("org/acme/Name.java");
        try {
            Files.createDirectories(source.getParent());
            Files.writeString(
                    source,
                    "package org.acme; public class Name { public static final String VALUE = \"%s\"; }"
                            .formatted(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        return library;
    }

    private String refused() {
        return Refusal.changingNothing(project, ada, ada::applyPatch);
    }

    private static String insert(String name) {
        return script("connection.createStatement().execute(\"INSERT INTO users VALUES (1, '%s')\");".formatted(name));
    }

    private static String script(String body) {
        return """
                class Fill {
                    void run(java.sql.Connection connection) throws java.sql.SQLException {
                %s
                    }
                }
                """.formatted(body);
    }

    private String inTarget(String sql) {
        return TestCluster.query(TestCluster.address(target), sql);
    }
}
