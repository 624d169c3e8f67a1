package dev.hopdb.validation;

import dev.hopdb.branch.Ref;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefChange;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which test classes ran when a release was last validated: a test that silently stops running guards nothing. */
public final class TestRecords {

    /** The scope of what was validated for production last. */
    public static final String PRODUCTION = "production";

    private final GitRepository git;

    public TestRecords(GitRepository git) {
        this.git = git;
    }

    /** The classes that ran before, in {@code scope} or else in production; none if nothing was recorded. */
    public Set<String> before(String scope) {
        return git.origin()
                .tip(new Ref.Tests(scope))
                .or(() -> git.origin().tip(new Ref.Tests(PRODUCTION)))
                .map(tip -> git.commits()
                        .message(tip)
                        .lines()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.toCollection(TreeSet::new)))
                .orElseGet(TreeSet::new);
    }

    /** Moves the record of {@code scope}, as a part of the publication of what was tested. */
    public RefChange record(String scope, SortedSet<String> classes) {
        Ref.Tests ref = new Ref.Tests(scope);
        CommitId note = git.commits().note("hop tests\n" + String.join("\n", classes) + "\n");
        Optional<CommitId> before = git.origin().tip(ref);
        return before.isPresent() ? new RefChange.Replace(ref, before.get(), note) : new RefChange.Create(ref, note);
    }
}
