package dev.hopdb.upgrade;

import dev.hopdb.database.Ledger;
import dev.hopdb.database.Ledger.AppliedStatement;
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

/**
 * What a database has not received of one release: patches, each with its scripts that have not run to their end.
 *
 * @param isBegun whether anything of it is there
 * @param isFinished whether the ledger says that all of it is
 */
record Missing(Release release, List<Part> parts, boolean isBegun, boolean isFinished) {

    /** One patch, and those of its scripts that have not run to their end. */
    record Part(Patch patch, List<MissingFile> files) {}

    /**
     * Asks the ledger.
     *
     * @throws HopException if what was applied is not what the files say now
     */
    static Missing in(Ledger ledger, Release release) {
        if (!ledger.has(release.label())) {
            List<Part> all = release.patches().stream()
                    .map(patch -> new Part(patch, files(release, patch, patch.scripts(), List.of())))
                    .toList();
            return new Missing(release, all, false, false);
        }
        Map<PatchId, String> applied = ledger.patches(release.label()).stream()
                .collect(Collectors.toMap(Ledger.Applied::patch, Ledger.Applied::fingerprint));
        Map<PatchId, Map<String, String>> ran = new HashMap<>();
        ledger.files(release.label())
                .forEach(file ->
                        ran.computeIfAbsent(file.patch(), id -> new HashMap<>()).put(file.name(), file.fingerprint()));
        List<AppliedStatement> begun = ledger.unfinished(release.label());
        List<Part> parts = new ArrayList<>();
        for (Patch patch : release.patches()) {
            if (!isApplied(patch, release, applied)) {
                List<PatchFile> rest = notRun(patch, ran.getOrDefault(patch.id(), Map.of()));
                parts.add(new Part(patch, files(release, patch, rest, begun)));
            }
        }
        return new Missing(release, parts, true, ledger.isFinished(release.label()));
    }

    boolean isNothing() {
        return isFinished && parts.isEmpty();
    }

    List<MissingFile> files() {
        return parts.stream().flatMap(part -> part.files().stream()).toList();
    }

    /** In the order in which they run. */
    List<Piece> pieces(List<Resolution> resolutions) {
        List<Piece> pieces = new ArrayList<>();
        for (Part part : parts) {
            for (MissingFile file : part.files()) {
                pieces.addAll(file.pieces(resolutions));
                pieces.add(new Piece.EndOfFile(file));
            }
            pieces.add(new Piece.EndOfPatch(part.patch()));
        }
        return pieces;
    }

    private static List<MissingFile> files(
            Release release, Patch patch, List<PatchFile> scripts, List<AppliedStatement> begun) {
        return scripts.stream()
                .map(script -> MissingFile.of(
                        release.label(),
                        patch,
                        script,
                        begun.stream()
                                .filter(known -> known.id().patch().equals(patch.id())
                                        && known.id().file().equals(script.name()))
                                .toList()))
                .toList();
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
