package dev.hopdb.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Secret;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.database.postgres.PostgresServer;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.upgrade.ReleaseApplier;
import dev.hopdb.version.Label;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at any moment: the development database is as before or as after, and a sweep takes all the rest. */
class KilledStatesTest {

    @TempDir
    private Path folder;

    private final String project = "%08x".formatted(TestCluster.freshName("k").hashCode());
    private final DatabaseName development = new DatabaseName(TestCluster.freshName("killed"));

    @Test
    void nothingIsLeftThatASweepDoesNotTake() throws Exception {
        var random = new Random();
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address())) {
            States states = states(server, project, development, folder);
            states.rebuildDevelopment(state(0));
            for (int run = 0; run < 6; run++) {
                Process child = child();
                assertThat(child.getInputStream().read()).as("it has begun").isEqualTo('.');
                Thread.sleep(random.nextInt(400));
                child.destroyForcibly().waitFor();

                states.sweep();

                assertThat(server.startingWith("hop_%s_x_".formatted(project))).isEmpty();
                assertThat(folder.resolve("scratch")).isEmptyDirectory();
                try (Session session = server.open(development)) {
                    assertThat(session.mark())
                            .contains(new Possession(server, place(project, development, folder))
                                    .markFor(server.find(development).orElseThrow()));
                    assertThat(session.ledger().patches(Label.parse("0.1.0"))).hasSize(1);
                }
            }
            server.startingWith("hop_" + project).forEach(database -> server.drop(database.name()));
            server.drop(development);
        }
    }

    @Test
    void whatALivingProcessWorksWithIsNotSwept() throws Exception {
        try (DatabaseServer server = PostgresServer.connect(TestCluster.address())) {
            States states = states(server, project, development, folder);
            Process child = child();
            for (int rebuilt = 0; rebuilt < 4; rebuilt++) {
                while (child.getInputStream().available() == 0 && child.isAlive()) {
                    states.sweep();
                }
                assertThat(child.getInputStream().read()).as("it goes on").isEqualTo('.');
            }
            child.destroyForcibly().waitFor();
            states.sweep();
            server.startingWith("hop_" + project).forEach(database -> server.drop(database.name()));
            server.drop(development);
        }
    }

    private Process child() throws Exception {
        DatabaseAddress address = TestCluster.address();
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledStatesTest.class.getName(),
                address.url(),
                address.user(),
                project,
                development.text(),
                folder.toString());
        builder.environment().put("PASSWORD", address.password().reveal());
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** The child: builds state after state until it is killed. */
    public static void main(String[] args) {
        var address = new DatabaseAddress(args[0], args[1], new Secret(System.getenv("PASSWORD")));
        var random = new Random();
        try (DatabaseServer server = PostgresServer.connect(address)) {
            States states = states(server, args[2], new DatabaseName(args[3]), Path.of(args[4]));
            while (true) {
                System.out.print('.');
                System.out.flush();
                states.rebuildDevelopment(state(random.nextInt(1000)));
            }
        }
    }

    private static States states(DatabaseServer server, String project, DatabaseName development, Path folder) {
        Clock clock = Clock.systemUTC();
        return new States(
                server, place(project, development, folder), new ReleaseApplier(clock, Progress.SILENT), clock);
    }

    private static Workplace place(String project, DatabaseName development, Path folder) {
        return new Workplace(project, "here", development, folder);
    }

    private static State state(int number) {
        var script = new PatchFile.Sql("1.sql", "CREATE TABLE t%d (id int PRIMARY KEY)".formatted(number));
        var patch = new Patch(PatchId.parse("1"), List.of(script));
        return new State(
                new History(List.of(new Release(Label.parse("0.1.0"), List.of(patch)))),
                Optional.empty(),
                TransactionUnit.RELEASE);
    }
}
