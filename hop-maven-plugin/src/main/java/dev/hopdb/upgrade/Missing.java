package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Layout;
import dev.hopdb.release.Release;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a database has not received of one release: patches, each with its scripts that have not run. */
record Missing(List<Part> parts, boolean releaseIsThere) {

    /** One patch, and those of its scripts that have not run. */
    record Part(Patch patch, List<PatchFile> scripts) {}

    /**
     * Asks the ledger.
     *
     * @throws HopException if what was applied is not what the files say now
     */
    static Missing in(Ledger ledger, Release release) {
        if (!ledger.has(release.label())) {
            List<Part> all = release.patches().stream()
                    .map(patch -> new Part(patch, patch.scripts()))
                    .toList();
            return new Missing(all, false);
        }
        Map<PatchId, String> applied = ledger.patches(release.label()).stream()
                .collect(Collectors.toMap(Ledger.Applied::patch, Ledger.Applied::fingerprint));
        Map<PatchId, Map<String, String>> ran = new HashMap<>();
        ledger.files(release.label())
                .forEach(file ->
                        ran.computeIfAbsent(file.patch(), id -> new HashMap<>()).put(file.name(), file.fingerprint()));
        List<Part> parts = new ArrayList<>();
        for (Patch patch : release.patches()) {
            if (!isApplied(patch, release, applied)) {
                parts.add(new Part(patch, notRun(patch, ran.getOrDefault(patch.id(), Map.of()))));
            }
        }
        return new Missing(parts, true);
    }

    boolean isNothing() {
        return releaseIsThere && parts.isEmpty();
    }

    private static boolean isApplied(Patch patch, Release release, Map<PatchId, String> applied) {
        String then = applied.get(patch.id());
        if (then != null && !then.equals(patch.fingerprint().hex())) {
            throw new HopException(
                    "%s is not what this database received with %s"
                            .formatted(Layout.patch(patch.id()), release.label().text()),
                    "its scripts had the hash %s then and have %s now, and a patch that is released stays as it is"
                            .formatted(then.substring(0, 6), patch.fingerprint().brief()),
                    "restore it: git log -p -- %s; put the change into a new patch"
                            .formatted(Layout.patch(patch.id())));
        }
        return then != null;
    }

    private static List<PatchFile> notRun(Patch patch, Map<String, String> ran) {
        Set<String> names = patch.scripts().stream().map(PatchFile::name).collect(Collectors.toSet());
        for (String name : ran.keySet()) {
            if (!names.contains(name)) {
                throw edited(patch, name, "it has run here, and is not in the patch any more");
            }
        }
        List<PatchFile> rest = new ArrayList<>();
        for (PatchFile script : patch.scripts()) {
            String then = ran.get(script.name());
            if (then == null) {
                rest.add(script);
            } else if (!then.equals(script.fingerprint().hex())) {
                throw edited(patch, script.name(), "it has run here, and was edited since");
            }
        }
        return rest;
    }

    private static HopException edited(Patch patch, String name, String why) {
        String file = "%s/%s".formatted(Layout.patch(patch.id()), name);
        return new HopException(
                "%s is not what this database received".formatted(file),
                why,
                "restore it: git log -p -- %s; then run the same command again".formatted(file));
    }
}
