package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.patch.Contents;
import dev.hopdb.patch.Patch;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.release.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a database received of one release, held to what the release consists of. Reads only. */
public final class Received {

    private final Release release;
    private final Ledger ledger;
    private final List<Ledger.Applied> applied;

    private Received(Release release, List<Ledger.Applied> applied, Ledger ledger) {
        this.release = release;
        this.applied = applied;
        this.ledger = ledger;
    }

    /** @param applied what the ledger says of the release */
    public static Received of(Release release, List<Ledger.Applied> applied, Ledger ledger) {
        return new Received(release, applied, ledger);
    }

    /** Refuses anything but the patches of the release, as they were and in their order. */
    public void requireAll() {
        require(release.contents());
    }

    /** Refuses anything but the first patches of the release. Returns whether they are all. */
    public boolean requireFirst() {
        Contents all = release.contents();
        require(all.first(applied.size()));
        return applied.size() == all.hashes().size();
    }

    private void require(Contents now) {
        Contents then = contents(applied);
        List<String> changes = then.changesTo(now);
        if (changes.isEmpty()) {
            return;
        }
        for (Patch patch : release.patches()) {
            String id = patch.id().toString();
            String hash = then.hashes().get(id);
            if (hash != null
                    && now.hashes().containsKey(id)
                    && !hash.equals(now.hashes().get(id))) {
                throw edited(patch);
            }
        }
        throw new HopException(
                "Release %s is not what this database received: %s"
                        .formatted(release.label().text(), String.join(", ", changes)),
                "its ledger has %s; what is released never changes".formatted(names(then)),
                "restore it: git log -p -- %s".formatted(Layout.snapshot(release.label())));
    }

    private HopException edited(Patch patch) {
        Map<String, String> then = new LinkedHashMap<>();
        ledger.files(release.label()).stream()
                .filter(file -> file.patch().equals(patch.id()))
                .forEach(file -> then.put(file.name(), file.fingerprint()));
        List<String> changes = new Contents(then).changesTo(Contents.of(patch));
        return new HopException(
                "%s is not what this database received with %s: %s"
                        .formatted(
                                Layout.patch(patch.id()),
                                release.label().text(),
                                changes.isEmpty() ? "its hash differs" : String.join(", ", changes)),
                "a patch that is released stays as it is",
                "restore it: git log -p -- %s; put the change into a new patch".formatted(Layout.patch(patch.id())));
    }

    private static Contents contents(List<Ledger.Applied> applied) {
        Map<String, String> hashes = new LinkedHashMap<>();
        applied.forEach(patch -> hashes.put(patch.patch().toString(), patch.fingerprint()));
        return new Contents(hashes);
    }

    private static String names(Contents contents) {
        return contents.hashes().isEmpty()
                ? "no patch of it"
                : String.join(", ", contents.hashes().keySet());
    }
}
