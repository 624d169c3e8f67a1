package dev.hopdb.upgrade;

import dev.hopdb.database.ScriptStatement;
import java.util.OptionalLong;

/** Looks on while an upgrade runs: called on the thread of the upgrade, between its statements. */
public interface StatementObserver {

    /** Nobody looks. */
    StatementObserver NONE = new StatementObserver() {
        @Override
        public void begins(ScriptStatement statement) {}

        @Override
        public void ended(ScriptStatement statement, OptionalLong rows) {}

        @Override
        public void transactionEnded() {}
    };

    void begins(ScriptStatement statement);

    /** The server has completed it; its transaction, if it is in one, is still open. */
    void ended(ScriptStatement statement, OptionalLong rows);

    /** Committed or rolled back: all locks are gone. */
    void transactionEnded();
}
