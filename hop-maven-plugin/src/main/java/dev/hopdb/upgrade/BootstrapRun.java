package dev.hopdb.upgrade;

import dev.hopdb.bootstrap.BootstrapScript;
import dev.hopdb.database.LedgerEntries.OfBootstrap;
import dev.hopdb.database.Session;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.sql.Script;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Runs one script with reference data, by itself: in one transaction with its row in the ledger. */
public final class BootstrapRun {

    private final Clock clock;

    public BootstrapRun(Clock clock) {
        this.clock = clock;
    }

    /**
     * Runs the copy of {@code script}, whether it has run before or not.
     *
     * @throws dev.hopdb.database.ScriptFailed naming {@code bootstrap/<name>}; its transaction has left nothing
     */
    public void run(Session session, BootstrapScript script) {
        PatchFile.Sql copy = (PatchFile.Sql) script.copy();
        Script statements = Script.parse(copy.sql());
        Transactions.check(copy.name(), statements);
        Transactions.checkOne(copy.name(), statements);
        session.ledger().install();
        session.inTransaction(() -> {
            Instant start = clock.instant();
            session.run(copy);
            Duration took = Duration.between(start, clock.instant());
            session.ledger()
                    .write(new OfBootstrap(
                            script.file(), copy.fingerprintOfContent(), took.isNegative() ? Duration.ZERO : took));
            return true;
        });
    }
}
