package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.patch.PatchId;
import java.util.Optional;

/**
 * A patch that is to become part of its release.
 *
 * @param tip the commit to merge
 * @param onOrigin where its branch was on origin when that was chosen: what came there later is not in it
 * @param named whether the user said which: the goal may have been started anywhere
 * @param release the one whose plan names the patch as a candidate
 */
record PatchWork(PatchId patch, CommitId tip, Optional<CommitId> onOrigin, boolean named, Branch.OfRelease release) {

    /** As people name it in a sentence. */
    String name() {
        return "patch %s in release %s".formatted(patch, release.version());
    }

    /** What the user types to do this again. */
    String command(String goal) {
        return named ? "mvn hop:%s -Dhop.patch=%s".formatted(goal, patch) : "mvn hop:" + goal;
    }

    Branch.OfPatch branch() {
        return new Branch.OfPatch(patch);
    }
}
