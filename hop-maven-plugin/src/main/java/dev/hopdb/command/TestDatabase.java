package dev.hopdb.command;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.git.Tree;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.project.Layout;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.state.ScratchDatabase;
import dev.hopdb.state.State;
import dev.hopdb.state.States;
import java.util.Optional;

/** The database of one test run, in the state that the files checked out describe. Gone when closed. */
public final class TestDatabase implements AutoCloseable {

    private final ScratchDatabase database;
    private final Runnable afterwards;

    /** @param afterwards what else ends with it, such as the use of a server */
    public TestDatabase(Tree files, States states, Runnable afterwards) {
        this.database = states.scratch(stateOf(files));
        this.afterwards = afterwards;
    }

    public DatabaseAddress address() {
        return database.address();
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            afterwards.run();
        }
    }

    /** Before hop:init there is no history, and a project's tests find an empty database. */
    private static State stateOf(Tree files) {
        return files.text(Layout.CONFIG).isPresent()
                ? StateOfTree.of(new ProjectTree(files))
                : new State(History.EMPTY, Optional.empty(), TransactionUnit.PATCH);
    }
}
