package dev.hopdb.integration;

import dev.hopdb.branch.Branch;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Optional;

/** Two branches that changed the same lines: what is refused, and where a person mends it. */
final class MergeConflict {

    private MergeConflict() {}

    /** The patch does not fit onto {@code other}. */
    static HopException ofPatch(Branch other, Branch.OfPatch patch, List<String> files) {
        return refusal(other, patch, files, "git checkout " + patch.name(), other);
    }

    /** The release does not fit onto {@code lower}; it is mended on {@code patch}, or on a new one where there is none. */
    static HopException ofRelease(Branch.OfRelease release, Branch lower, List<String> files, Optional<PatchId> patch) {
        String begin = patch.map(id -> "git checkout " + new Branch.OfPatch(id).name())
                .orElseGet(() ->
                        "mvn hop:patch-create -Dhop.patch=<n>-merge -Dhop.release=%s".formatted(release.version()));
        return refusal(release, lower, files, begin, lower);
    }

    private static HopException refusal(Branch one, Branch other, List<String> files, String begin, Branch missing) {
        return new HopException(
                "%s and %s both changed %s".formatted(one.name(), other.name(), String.join(", ", files)),
                "hop resolves no conflict by itself: only a person knows what both changes meant",
                """
                %s
                git fetch origin
                git merge origin/%s
                mend the files, then: git commit -a
                mvn hop:patch-merge""".formatted(begin, missing.name()));
    }
}
