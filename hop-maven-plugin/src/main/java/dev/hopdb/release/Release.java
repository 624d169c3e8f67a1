package dev.hopdb.release;

import dev.hopdb.patch.Patch;
import dev.hopdb.version.Label;
import java.util.List;

/** One release as a database receives it: its patches, with their scripts, in order. */
public record Release(Label label, List<Patch> patches) {

    public Release {
        patches = List.copyOf(patches);
    }
}
