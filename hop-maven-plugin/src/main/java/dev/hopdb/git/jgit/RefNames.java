package dev.hopdb.git.jgit;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.project.OwnRefs;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.RefSpec;

/** What each ref is called on origin, and where this clone remembers it. */
final class RefNames {

    static final String ORIGIN = Constants.DEFAULT_REMOTE_NAME;

    /** Where the user looks for them: {@code git log origin/ho-prod}. */
    static final String BRANCHES = Constants.R_REMOTES + ORIGIN + "/";

    /** hop's own memory of origin, apart from tags that somebody made by hand in this clone. */
    static final String MEMORY = "refs/hop-origin/";

    static final String TAGS = MEMORY + "tags/";

    private final OwnRefs own;

    RefNames(OwnRefs own) {
        this.own = own;
    }

    static String local(Branch branch) {
        return Constants.R_HEADS + branch.name();
    }

    String onOrigin(Ref ref) {
        if (ref instanceof Branch branch) {
            return local(branch);
        }
        return ref instanceof Ref.Tag ? Constants.R_TAGS + ref.name() : ownRoot() + afterOwn(ref);
    }

    String remembered(Ref ref) {
        if (ref instanceof Branch) {
            return BRANCHES + ref.name();
        }
        return ref instanceof Ref.Tag ? TAGS + ref.name() : MEMORY + afterOwn(ref);
    }

    /**
     * What a fetch brings, and prunes.
     *
     * <p>Not the ticket numbers: there may be thousands, and a publication can only create one that is not there.
     */
    List<RefSpec> fetched() {
        return List.of(
                spec("refs/heads/ho-*", BRANCHES + "ho-*"),
                spec("refs/tags/v*", TAGS + "v*"),
                spec(ownRoot() + "lock/*", MEMORY + "lock/*"),
                spec(ownRoot() + "tests/*", MEMORY + "tests/*"));
    }

    String ownRoot() {
        return own == OwnRefs.HIDDEN ? Ref.OWN : "refs/tags/hop/";
    }

    private static String afterOwn(Ref ref) {
        return ref.name().substring(Ref.OWN.length());
    }

    private static RefSpec spec(String from, String to) {
        return new RefSpec("+" + from + ":" + to);
    }
}
