package dev.hopdb.command;

import dev.hopdb.bootstrap.BootstrapScript;
import dev.hopdb.document.BootstrapStanding;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reference data of the releases that a target has.
 *
 * @param scripts in the order in which databases receive them
 * @param ran the hash of what ran there, by what the ledger calls it
 */
record ReferenceData(List<BootstrapScript> scripts, Map<String, String> ran) {

    static final ReferenceData NONE = new ReferenceData(List.of(), Map.of());

    ReferenceData {
        scripts = List.copyOf(scripts);
        ran = Map.copyOf(ran);
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
