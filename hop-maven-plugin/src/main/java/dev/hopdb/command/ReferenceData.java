package dev.hopdb.command;

import dev.hopdb.bootstrap.BootstrapScript;
import dev.hopdb.bootstrap.BootstrapScripts;
import dev.hopdb.database.Session;
import dev.hopdb.document.BootstrapStanding;
import dev.hopdb.git.Tree;
import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reference data of the releases that a target has.
 *
 * @param scripts in the order in which databases receive them
 * @param ran the hash of what ran there, by what the ledger calls it
 * @param next the first release that it lacks; it may be begun
 */
record ReferenceData(List<BootstrapScript> scripts, Map<String, String> ran, Optional<Release> next) {

    private static final ReferenceData NONE = new ReferenceData(List.of(), Map.of(), Optional.empty());

    /** Reads only. */
    static ReferenceData of(Tree files, History production, Session session) {
        if (!session.ledger().isInstalled()) {
            return NONE;
        }
        PendingReleases pending = PendingReleases.of(production, session);
        Set<PatchId> patches = production.only(pending.applied()::contains).patches().stream()
                .map(patch -> patch.id())
                .collect(Collectors.toSet());
        List<BootstrapScript> scripts = new BootstrapScripts(files)
                .all().stream()
                        .filter(script -> patches.contains(script.name().patch()))
                        .toList();
        return new ReferenceData(
                scripts,
                session.ledger().bootstraps(),
                pending.missing().stream().findFirst());
    }

    ReferenceData {
        scripts = List.copyOf(scripts);
        ran = Map.copyOf(ran);
    }

    /** Once {@code script} has run. */
    ReferenceData with(BootstrapScript script) {
        Map<String, String> now = new HashMap<>(ran);
        now.put(script.file(), script.copy().fingerprintOfContent().hex());
        return new ReferenceData(scripts, now, next);
    }

    /** In order; {@code rerun} in its place. */
    List<BootstrapScript> toRun(Optional<String> rerun) {
        rerun.ifPresent(this::refuseUnknown);
        return scripts.stream()
                .filter(script -> !ran.containsKey(script.file())
                        || rerun.filter(script.name().text()::equals).isPresent())
                .toList();
    }

    /** Those of which another text ran. */
    List<BootstrapScript> changed() {
        return scripts.stream()
                .filter(script -> "changed".equals(state(script)))
                .toList();
    }

    BootstrapStanding document(String target) {
        return new BootstrapStanding(
                target,
                scripts.stream()
                        .map(script ->
                                new BootstrapStanding.Script(script.name().text(), state(script)))
                        .toList());
    }

    private String state(BootstrapScript script) {
        String then = ran.get(script.file());
        if (then == null) {
            return "not-run";
        }
        return then.equals(script.copy().fingerprintOfContent().hex()) ? "run" : "changed";
    }

    private void refuseUnknown(String name) {
        if (scripts.stream().noneMatch(script -> script.name().text().equals(name))) {
            throw new HopException(
                    "There is no bootstrap/%s in the releases that the target has".formatted(name),
                    "known are: %s"
                            .formatted(
                                    scripts.isEmpty()
                                            ? "none"
                                            : String.join(
                                                    ", ",
                                                    scripts.stream()
                                                            .map(script -> script.name()
                                                                    .text())
                                                            .toList())),
                    "-Dhop.rerun=<one of them>");
        }
    }
}
