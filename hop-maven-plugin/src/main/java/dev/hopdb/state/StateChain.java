package dev.hopdb.state;

import dev.hopdb.codegen.Generator;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.ServerTraits;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.Release;
import dev.hopdb.version.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The hashes of a state and of all states on the way to it: each stands for all that made it, in order, so that a state
 * that was kept under its hash can be used wherever the hash comes up again.
 */
record StateChain(List<Fingerprint> steps) {

    /** Changes when what is built from the same scripts changes. */
    private static final String FORMAT = "1";

    /** @param artifacts what the scripts in Java of a release are compiled with; asked for where there is one */
    static StateChain of(ServerTraits server, State state, Function<Label, List<String>> artifacts) {
        List<Fingerprint> steps = new ArrayList<>();
        steps.add(Fingerprint.of(List.of(
                FORMAT,
                Integer.toString(Ledger.FORMAT),
                server.version(),
                server.encoding(),
                server.collation(),
                server.role(),
                state.grouping().word(),
                state.cluster().map(script -> script.fingerprint().hex()).orElse(""))));
        for (Release release : state.base().releases()) {
            List<Fingerprint> within = steps(steps.get(steps.size() - 1), release, artifacts);
            // A release that is one transaction is all there or not at all: no state within it may stand for its begin.
            steps.addAll(
                    state.grouping() == TransactionUnit.RELEASE
                            ? within.subList(within.size() - 1, within.size())
                            : within);
        }
        return new StateChain(steps);
    }

    /** The state itself. */
    Fingerprint last() {
        return steps.get(steps.size() - 1);
    }

    private static List<Fingerprint> steps(
            Fingerprint before, Release release, Function<Label, List<String>> artifacts) {
        List<Fingerprint> steps = new ArrayList<>();
        steps.add(step(before, "release", release.label().text(), ""));
        for (Patch patch : release.patches()) {
            Fingerprint last = steps.get(steps.size() - 1);
            steps.add(
                    step(last, "patch", patch.id().toString(), content(patch, () -> artifacts.apply(release.label()))));
        }
        return steps;
    }

    /** What a script in Java does depends on the classes that are generated for it, and on its libraries. */
    private static String content(Patch patch, Supplier<List<String>> artifacts) {
        boolean java = patch.scripts().stream().anyMatch(PatchFile.Java.class::isInstance);
        return patch.fingerprint().hex()
                + (java ? " classes %s with %s".formatted(Generator.VERSION, String.join(" ", artifacts.get())) : "");
    }

    private static Fingerprint step(Fingerprint before, String kind, String name, String content) {
        return Fingerprint.of(List.of(before.hex(), kind, name, content));
    }
}
