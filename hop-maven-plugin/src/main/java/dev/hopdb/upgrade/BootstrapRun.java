package dev.hopdb.upgrade;

import dev.hopdb.bootstrap.BootstrapScript;
import dev.hopdb.database.JavaScript;
import dev.hopdb.database.LedgerEntries.OfBootstrap;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.Session;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.sql.Script;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Runs one script with reference data, by itself: in one transaction with its row in the ledger. */
public final class BootstrapRun {

    private final Clock clock;
    private final JavaScripts java;

    public BootstrapRun(Clock clock, JavaScripts java) {
        this.clock = clock;
        this.java = java;
    }

    /**
     * Runs the copy of {@code script}, whether it has run before or not.
     *
     * @throws dev.hopdb.database.ScriptFailed naming {@code bootstrap/<name>}; its transaction has left nothing
     */
    public void run(Session session, BootstrapScript script) {
        session.ledger().install();
        if (script.copy() instanceof PatchFile.Sql copy) {
            Script statements = Script.parse(copy.sql());
            Transactions.check(copy.name(), statements);
            Transactions.checkOne(copy.name(), statements);
            recorded(session, script, () -> session.run(copy));
        } else if (script.copy() instanceof PatchFile.Java copy) {
            Label release = new Label.Final(script.name().version());
            java.check(release, copy.name(), copy);
            recorded(session, script, () -> run(session, release, copy));
        }
    }

    private void run(Session session, Label release, PatchFile.Java copy) {
        ScriptStatement whole = new ScriptStatement(copy.name(), Script.opaque(copy.text()), 1);
        JavaScript ready = java.prepare(session, release, copy.name(), copy);
        session.statements().open(Duration.ZERO);
        session.statements().run(whole, ready);
        session.statements().close(whole, Duration.ZERO);
    }

    private void recorded(Session session, BootstrapScript script, Runnable work) {
        session.inTransaction(() -> {
            Instant start = clock.instant();
            work.run();
            Duration took = Duration.between(start, clock.instant());
            session.ledger()
                    .write(new OfBootstrap(
                            script.file(),
                            script.copy().fingerprintOfContent(),
                            took.isNegative() ? Duration.ZERO : took));
            return true;
        });
    }
}
