package dev.hopdb.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.ServerTraits;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.patch.PatchId;
import dev.hopdb.project.TransactionUnit;
import dev.hopdb.release.History;
import dev.hopdb.release.Release;
import dev.hopdb.sql.SqlText;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the name of a state depends on. */
class StateChainTest {

    private static final PatchId PATCH = PatchId.parse("1");
    private static final ServerTraits SERVER = new ServerTraits("18.0", "1", "UTF8", "C", "hop", true);

    @Test
    void changesWithTheLibrariesOfAScriptInJava() {
        PatchFile script = file("10.java", "class Fill {}");

        assertThat(state(script, "org.acme:codec:jar:1.0")).isNotEqualTo(state(script, "org.acme:codec:jar:1.1"));
    }

    @Test
    void doesNotAskForLibrariesWhereAllScriptsAreSql() {
        PatchFile script = file("10.sql", "SELECT 1;");

        assertThat(state(script, "org.acme:codec:jar:1.0")).isEqualTo(state(script, "org.acme:codec:jar:1.1"));
    }

    private static PatchFile file(String name, String text) {
        return PatchFile.of(PATCH, name, SqlText.of(text));
    }

    private static Fingerprint state(PatchFile script, String artifact) {
        Patch patch = new Patch(PATCH, List.of(script));
        Release release = new Release(Label.parse("0.1.0"), List.of(patch));
        State state = new State(new History(List.of(release)), Optional.empty(), TransactionUnit.RELEASE);
        return StateChain.of(SERVER, state, label -> List.of(artifact)).last();
    }
}
