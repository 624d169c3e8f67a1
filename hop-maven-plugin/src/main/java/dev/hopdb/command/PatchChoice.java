package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.patch.PatchId;
import java.util.List;
import java.util.stream.Collectors;

/** The patches that a user can go on with, as commands. */
final class PatchChoice {

    private PatchChoice() {}

    /** Checks the first one out, or another one; nothing where there is none. */
    static String checkout(List<PatchId> candidates) {
        return candidates.stream()
                .map(patch -> "git checkout %s".formatted(new Branch.OfPatch(patch).name()))
                .collect(Collectors.joining("\nor: "));
    }

    /** The first one of a release that has none. */
    static String create(Branch.OfRelease release) {
        return "mvn hop:patch-create -Dhop.patch=<id> -Dhop.release=%s".formatted(release.version());
    }
}
