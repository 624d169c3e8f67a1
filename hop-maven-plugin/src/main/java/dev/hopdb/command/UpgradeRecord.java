package dev.hopdb.command;

import dev.hopdb.database.Ledger;
import dev.hopdb.document.UpgradeAudit;
import dev.hopdb.document.UpgradeAudit.AppliedRelease;
import dev.hopdb.upgrade.AuditTrail;
import dev.hopdb.upgrade.Progress;
import dev.hopdb.version.Label;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one upgrade has done so far. */
final class UpgradeRecord {

    private final TargetDatabase target;
    private final PendingReleases before;
    private final Ledger.Author author;
    private final Clock clock;
    private final Instant begun;
    private AuditTrail trail = new AuditTrail(Progress.SILENT);
    private Instant release;

    /** @param before what the target had */
    UpgradeRecord(TargetDatabase target, PendingReleases before, Ledger.Author author, Clock clock) {
        this.target = target;
        this.before = before;
        this.author = author;
        this.clock = clock;
        this.begun = clock.instant();
        this.release = begun;
    }

    Ledger.Author author() {
        return author;
    }

    /** Who remembers what is told to {@code next}. */
    Progress trail(Progress next) {
        trail = new AuditTrail(next);
        release = clock.instant();
        return trail;
    }

    void finished(Label label) {
        trail.finished(label, since(release));
        release = clock.instant();
    }

    /** The target is what it was before. */
    void rolledBack() {
        trail = new AuditTrail(Progress.SILENT);
    }

    UpgradeAudit audit() {
        List<String> applied =
                new ArrayList<>(before.applied().stream().map(Label::text).toList());
        trail.releases().stream().map(AppliedRelease::release).forEach(applied::add);
        return new UpgradeAudit(
                target.name(),
                author.user(),
                author.host(),
                author.commit(),
                begun.toString(),
                since(begun).toMillis(),
                applied,
                trail.releases());
    }

    private Duration since(Instant start) {
        Duration took = Duration.between(start, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
