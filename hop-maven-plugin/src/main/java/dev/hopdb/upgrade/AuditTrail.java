package dev.hopdb.upgrade;

import dev.hopdb.database.Activity;
import dev.hopdb.database.Blocker;
import dev.hopdb.database.LedgerEntries.OfStatement;
import dev.hopdb.database.ScriptStatement;
import dev.hopdb.database.StatementId;
import dev.hopdb.document.UpgradeAudit.AppliedFile;
import dev.hopdb.document.UpgradeAudit.AppliedPatch;
import dev.hopdb.document.UpgradeAudit.AppliedRelease;
import dev.hopdb.document.UpgradeAudit.AppliedStatement;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.Layout;
import dev.hopdb.version.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Remembers what an upgrade has applied, and passes on what it is told. A transaction that is tried again counts once. */
public final class AuditTrail implements Progress {

    private final Progress next;
    private final List<AppliedRelease> releases = new ArrayList<>();
    private final Map<PatchId, AppliedPatch> patches = new LinkedHashMap<>();
    private final Map<PatchId, Map<String, AppliedFile>> files = new LinkedHashMap<>();
    private final Map<Script, SortedMap<Integer, AppliedStatement>> statements = new HashMap<>();

    private record Script(PatchId patch, String file) {}

    public AuditTrail(Progress next) {
        this.next = next;
    }

    /** What was applied to its end, in order. */
    public List<AppliedRelease> releases() {
        return List.copyOf(releases);
    }

    /** All of a release holds: until then it may be undone. */
    public void finished(Label release, Duration took) {
        releases.add(new AppliedRelease(release.text(), took.toMillis(), List.copyOf(patches.values())));
        patches.clear();
        files.clear();
        statements.clear();
    }

    @Override
    public void ran(OfStatement statement) {
        StatementId id = statement.id();
        statements
                .computeIfAbsent(new Script(id.patch(), id.file()), script -> new TreeMap<>())
                .put(id.number(), applied(statement));
        next.ran(statement);
    }

    private static AppliedStatement applied(OfStatement statement) {
        return new AppliedStatement(
                statement.id().number(),
                statement.fingerprint(),
                statement.state().name().toLowerCase(Locale.ROOT),
                statement.started().toString(),
                statement.took().toMillis(),
                statement.rows().orElse(0),
                statement.waited().toMillis(),
                statement.retries());
    }

    @Override
    public void ran(Label release, Patch patch, PatchFile file, Duration took) {
        AppliedFile applied = new AppliedFile(
                "%s/%s".formatted(Layout.patch(patch.id()), file.name()),
                file.fingerprint().hex(),
                took.toMillis(),
                List.copyOf(statements
                        .getOrDefault(new Script(patch.id(), file.name()), Collections.emptySortedMap())
                        .values()));
        files.computeIfAbsent(patch.id(), id -> new LinkedHashMap<>()).put(file.name(), applied);
        next.ran(release, patch, file, took);
    }

    @Override
    public void applied(Label release, Patch patch, Duration took) {
        List<AppliedFile> ran =
                List.copyOf(files.getOrDefault(patch.id(), Map.of()).values());
        patches.put(patch.id(), new AppliedPatch(patch.id().toString(), took.toMillis(), ran));
        next.applied(release, patch, took);
    }

    @Override
    public void lasts(ScriptStatement statement, Duration elapsed, Activity activity) {
        next.lasts(statement, elapsed, activity);
    }

    @Override
    public void waits(ScriptStatement statement, List<Blocker> blockers, Duration pause) {
        next.waits(statement, blockers, pause);
    }

    @Override
    public void found(ScriptStatement statement, String what) {
        next.found(statement, what);
    }
}
