package dev.hopdb.command;

import dev.hopdb.database.SchemaObject;
import dev.hopdb.document.DriftReport;
import dev.hopdb.document.DriftReport.Drift;
import dev.hopdb.drift.Difference;
import java.util.List;

/** Differences as machines read them. */
final class DriftDocument {

    private DriftDocument() {}

    static List<Drift> of(List<Difference> differences) {
        return differences.stream().map(DriftDocument::of).toList();
    }

    static DriftReport of(TargetDatabase target, String release, FindDrift.Options options, List<Difference> found) {
        return new DriftReport(target.name(), release, options.owners(), of(found));
    }

    /** As the cases of a sealed type have it: each says what it knows. */
    private static Drift of(Difference difference) {
        if (difference instanceof Difference.Changed changed) {
            return drift(difference, "changed", changed.property(), changed.found(), changed.expected());
        }
        if (difference instanceof Difference.Reordered reordered) {
            return drift(difference, "reordered", "", reordered.found(), reordered.expected());
        }
        return drift(difference, difference instanceof Difference.Missing ? "missing" : "unexpected", "", "", "");
    }

    private static Drift drift(Difference difference, String change, String property, String found, String expected) {
        SchemaObject.Name object = difference.object();
        return new Drift(
                difference.toString(), change, object.kind(), object.text(), object.whole(), property, found, expected);
    }
}
