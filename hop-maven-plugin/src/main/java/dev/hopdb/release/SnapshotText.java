package dev.hopdb.release;

import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
import java.util.List;

/** Text of {@code .hop/releases/<label>.txt}: {@code <id> <sha256>} a line, and comments that begin with #. */
final class SnapshotText {

    private SnapshotText() {}

    static Snapshot parse(Label label, String text) {
        List<Snapshot.Entry> entries = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> entry(label, line))
                .toList();
        return new Snapshot(label, entries);
    }

    static String format(Snapshot snapshot) {
        var text = new StringBuilder("# What %s consists of, in the order in which databases receive it.\n"
                .formatted(snapshot.label().text()));
        snapshot.entries().forEach(entry -> text.append("%s %s\n".formatted(entry.patch(), entry.fingerprint())));
        return text.toString();
    }

    private static Snapshot.Entry entry(Label label, String line) {
        String[] parts = line.split("\\s+");
        if (parts.length != 2) {
            throw unreadable(label, "'%s' is not a patch and its hash".formatted(line));
        }
        try {
            return new Snapshot.Entry(PatchId.parse(parts[0]), new Fingerprint(parts[1]));
        } catch (HopException e) {
            throw unreadable(label, e.problem());
        }
    }

    private static HopException unreadable(Label label, String detail) {
        return new HopException(
                "The snapshot of %s cannot be read".formatted(label.text()),
                detail,
                "restore it as it was promoted: git checkout v%s -- .hop/releases/%s.txt"
                        .formatted(label.text(), label.text()));
    }
}
