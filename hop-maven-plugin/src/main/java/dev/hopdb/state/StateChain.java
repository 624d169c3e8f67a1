package dev.hopdb.state;

import dev.hopdb.codegen.Generator;
import dev.hopdb.database.Ledger;
import dev.hopdb.database.ServerTraits;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.Release;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashes of a state and of all states on the way to it: each stands for all that made it, in order, so that a state
 * that was kept under its hash can be used wherever the hash comes up again.
 */
record StateChain(List<Fingerprint> steps) {

    /** Changes when what is built from the same scripts changes. */
    private static final String FORMAT = "1";

    static StateChain of(ServerTraits server, State state) {
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
            List<Fingerprint> within = steps(steps.get(steps.size() - 1), release);
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

    private static List<Fingerprint> steps(Fingerprint before, Release release) {
        List<Fingerprint> steps = new ArrayList<>();
        steps.add(step(before, "release", release.label().text(), ""));
        for (Patch patch : release.patches()) {
            Fingerprint last = steps.get(steps.size() - 1);
            steps.add(step(last, "patch", patch.id().toString(), content(patch)));
        }
        return steps;
    }

    /** What a script in Java does depends on the classes that are generated for it, too. */
    private static String content(Patch patch) {
        boolean java = patch.scripts().stream().anyMatch(PatchFile.Java.class::isInstance);
        return patch.fingerprint().hex() + (java ? " classes " + Generator.VERSION : "");
    }

    private static Fingerprint step(Fingerprint before, String kind, String name, String content) {
        return Fingerprint.of(List.of(before.hex(), kind, name, content));
    }
}
