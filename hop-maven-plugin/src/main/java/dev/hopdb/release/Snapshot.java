package dev.hopdb.release;

import dev.hopdb.patch.Contents;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Its patches in order, each with its hash. */
    public Contents contents() {
        Map<String, String> hashes = new LinkedHashMap<>();
        entries.forEach(entry ->
                hashes.put(entry.patch().toString(), entry.fingerprint().hex()));
        return new Contents(hashes);
    }

    public List<PatchId> patches() {
        return entries.stream().map(Entry::patch).toList();
    }
}
