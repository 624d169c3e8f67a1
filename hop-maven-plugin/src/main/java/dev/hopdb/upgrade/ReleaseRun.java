package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Session;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.Layout;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One release on its way into one database: each script together with its row, in transactions of the chosen size. */
final class ReleaseRun {

    private final Session session;
    private final Ledger ledger;
    private final Label label;
    private final Clock clock;
    private final Progress progress;

    ReleaseRun(Session session, Label label, Clock clock, Progress progress) {
        this.session = session;
        this.ledger = session.ledger();
        this.label = label;
        this.clock = clock;
        this.progress = progress;
    }

    boolean all(Missing missing, Ledger.Author author) {
        begin(missing, author);
        missing.parts().forEach(this::whole);
        return true;
    }

    void eachPatchAlone(Missing missing, Ledger.Author author) {
        begin(missing, author);
        for (Missing.Part part : missing.parts()) {
            session.inTransaction(() -> whole(part));
        }
    }

    /** The row of a patch goes in with its last script, so that it is never there before the patch is. */
    void eachFileAlone(Missing missing, Ledger.Author author) {
        begin(missing, author);
        for (Missing.Part part : missing.parts()) {
            Instant start = clock.instant();
            List<PatchFile> scripts = part.scripts();
            for (int i = 0; i < scripts.size() - 1; i++) {
                PatchFile script = scripts.get(i);
                session.inTransaction(() -> run(part.patch(), script));
            }
            session.inTransaction(() -> {
                if (!scripts.isEmpty()) {
                    run(part.patch(), scripts.get(scripts.size() - 1));
                }
                return record(part.patch(), start);
            });
        }
    }

    private void begin(Missing missing, Ledger.Author author) {
        if (!missing.releaseIsThere()) {
            ledger.begin(label, author);
        }
    }

    private boolean whole(Missing.Part part) {
        Instant start = clock.instant();
        part.scripts().forEach(script -> run(part.patch(), script));
        return record(part.patch(), start);
    }

    private boolean run(Patch patch, PatchFile script) {
        Instant start = clock.instant();
        String path = "%s/%s".formatted(Layout.patch(patch.id()), script.name());
        session.run(new PatchFile.Sql(path, ((PatchFile.Sql) script).sql()));
        Duration took = since(start);
        ledger.record(label, patch.id(), script, took);
        progress.ran(label, patch, script, took);
        return true;
    }

    private boolean record(Patch patch, Instant start) {
        Duration took = since(start);
        ledger.record(label, patch, took);
        progress.applied(label, patch, took);
        return true;
    }

    /** A clock that is set back while a script runs has not made it faster than nothing. */
    private Duration since(Instant start) {
        Duration took = Duration.between(start, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
