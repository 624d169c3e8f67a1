package dev.hopdb.git;

import java.util.List;

/** What merging two commits gives. */
public sealed interface MergeOutcome {

    record Clean(TreeId tree) implements MergeOutcome {}

    /** @param files that both sides changed, from the top of the repository; sorted */
    record Conflict(List<String> files) implements MergeOutcome {}
}
