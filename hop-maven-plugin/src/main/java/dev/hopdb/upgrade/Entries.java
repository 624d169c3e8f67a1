package dev.hopdb.upgrade;

import dev.hopdb.database.LedgerEntries;
import dev.hopdb.database.LedgerEntries.OfBootstrap;
import dev.hopdb.database.LedgerEntries.OfFile;
import dev.hopdb.database.LedgerEntries.OfPatch;
import dev.hopdb.database.LedgerEntries.OfStatement;
import dev.hopdb.database.StatementId;
import dev.hopdb.patch.Patch;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has run and is not in the ledger yet. */
final class Entries {

    private final List<OfStatement> statements = new ArrayList<>();
    private final List<OfFile> files = new ArrayList<>();
    private final List<OfBootstrap> bootstraps = new ArrayList<>();
    private final List<OfPatch> patches = new ArrayList<>();
    private final Map<StatementId, Resolution> decisions = new LinkedHashMap<>();

    Entries() {}

    Entries(Entries before) {
        statements.addAll(before.statements);
        files.addAll(before.files);
        bootstraps.addAll(before.bootstraps);
        patches.addAll(before.patches);
        decisions.putAll(before.decisions);
    }

    /** All of a release, as if it had taken no time. */
    static LedgerEntries ofPatches(Release release) {
        Entries entries = new Entries();
        for (Patch patch : release.patches()) {
            patch.scripts().forEach(script -> entries.add(new OfFile(patch.id(), script, Duration.ZERO)));
            entries.add(new OfPatch(patch, Duration.ZERO));
        }
        return entries.of(release.label());
    }

    void add(OfStatement statement) {
        statements.add(statement);
    }

    void add(OfFile file) {
        files.add(file);
    }

    void add(OfBootstrap bootstrap) {
        bootstraps.add(bootstrap);
    }

    void add(OfPatch patch) {
        patches.add(patch);
    }

    void add(StatementId statement, Resolution decision) {
        decisions.put(statement, decision);
    }

    Map<StatementId, Resolution> decisions() {
        return decisions;
    }

    /** What a script had set when its transaction ended within it. */
    void settings(String settings) {
        int last = statements.size() - 1;
        statements.set(last, statements.get(last).with(settings));
    }

    LedgerEntries of(Label release) {
        return new LedgerEntries(release, statements, files, bootstraps, patches);
    }
}
