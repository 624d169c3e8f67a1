package dev.hopdb.release;

import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Label;
import java.util.List;

/** What was promoted, for ever: the patches of one label in the order in which databases receive them. */
public record Snapshot(Label label, List<Entry> entries) {

    /** One patch, and the hash of its scripts when it was promoted. */
    public record Entry(PatchId patch, Fingerprint fingerprint) {}

    public Snapshot {
        entries = List.copyOf(entries);
    }

    /** The text of {@code .hop/releases/<label>.txt}. */
    public static Snapshot parse(Label label, String text) {
        return SnapshotText.parse(label, text);
    }

    public String text() {
        return SnapshotText.format(this);
    }

    public List<PatchId> patches() {
        return entries.stream().map(Entry::patch).toList();
    }
}
