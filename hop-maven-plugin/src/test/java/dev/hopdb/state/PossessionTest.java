package dev.hopdb.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Mark;
import dev.hopdb.database.Session;
import dev.hopdb.database.TestCluster;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PossessionTest extends StatesFixture {

    @Test
    void refusesADatabaseThatHopDidNotMake() {
        server.create(development);
        try (Session session = server.open(development)) {
            session.run(new PatchFile.Sql("x", "CREATE TABLE precious ()"));
        }
        assertRefused("no mark", "precious");
    }

    @Test
    void adoptsAnEmptyDatabase() {
        server.create(development);

        states().rebuildDevelopment(state(patch(1, "CREATE TABLE a ()")));

        assertThat(tables(server.address(development))).containsExactly("a");
    }

    @Test
    void refusesAMarkThatCameWithADump() {
        states().rebuildDevelopment(state(patch(1, "CREATE TABLE precious ()")));
        var aside = new DatabaseName(TestCluster.freshName("aside"));
        server.copy(development, aside);
        server.drop(development);
        server.rename(List.of(new DatabaseServer.Renaming(aside, development)));

        assertRefused("came with a copy", "precious");
    }

    @Test
    void refusesTheMarksOfOthers() {
        states().rebuildDevelopment(state(patch(1, "CREATE TABLE precious ()")));
        Mark own = mark();
        mark(new Mark("other", own.role(), own.workspace(), own.oid(), own.systemId()));
        assertRefused("project other", "precious");
        mark(new Mark(own.project(), own.role(), "other", own.oid(), own.systemId()));
        assertRefused("workspace other", "precious");
        mark(new Mark(own.project(), Mark.Role.TARGET, "", own.oid(), own.systemId()));
        assertRefused("marked as target", "precious");
        mark(new Mark(own.project(), own.role(), own.workspace(), own.oid(), "1"));
        assertRefused("came with a copy", "precious");
        mark(own);
        states().rebuildDevelopment(state());
    }

    private void assertRefused(String why, String table) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> states().rebuildDevelopment(state()))
                .satisfies(e -> assertThat(e.report()).contains(why).contains("stays as it is", "dropdb"));
        assertThat(tables(server.address(development))).containsExactly(table);
        assertThat(names('x')).isEmpty();
    }

    private Mark mark() {
        try (Session session = server.open(development)) {
            return session.mark().orElseThrow();
        }
    }

    private void mark(Mark mark) {
        try (Session session = server.open(development)) {
            session.mark(mark);
        }
    }
}
