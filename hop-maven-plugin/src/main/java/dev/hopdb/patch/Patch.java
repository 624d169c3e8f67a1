package dev.hopdb.patch;

import dev.hopdb.problem.HopException;
import dev.hopdb.problem.ShellWord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One change of the database: its scripts in the order in which they run.
 *
 * @param scripts in lexicographic order of their names; empty for a patch that changes code only
 */
public record Patch(PatchId id, List<PatchFile> scripts) {

    public Patch {
        scripts = scripts.stream().sorted(Comparator.comparing(PatchFile::name)).toList();
        refuseNamesThatDifferOnlyInCase(id, scripts);
    }

    /** Those that bring reference data, in order. */
    public List<PatchFile> bootstraps() {
        return scripts.stream().filter(PatchFile::isBootstrap).toList();
    }

    /** Stands for the names and contents of the scripts, whatever the line ends of the checkout. */
    public Fingerprint fingerprint() {
        var hashing = new Hashing();
        scripts.forEach(hashing::add);
        return hashing.fingerprint();
    }

    private static void refuseNamesThatDifferOnlyInCase(PatchId id, List<PatchFile> scripts) {
        Map<String, String> seen = new HashMap<>();
        for (PatchFile script : scripts) {
            String other = seen.put(script.name().toLowerCase(Locale.ROOT), script.name());
            if (other != null) {
                throw new HopException(
                        "Patches/%s has both %s and %s".formatted(id, other, script.name()),
                        "on Windows and macOS the two are one file, so one of them would be lost there",
                        "rename one: git mv %s Patches/%s/<new name>"
                                .formatted(ShellWord.of("Patches/%s/%s".formatted(id, script.name())), id));
            }
        }
    }
}
