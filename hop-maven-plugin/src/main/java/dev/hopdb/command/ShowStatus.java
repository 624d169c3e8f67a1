package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.ProjectTree;
import dev.hopdb.integration.Integration;
import dev.hopdb.release.ReleasePlan;
import dev.hopdb.settle.Settling;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;

/** Says where things stand, as of the last fetch. Contacts nobody, changes nothing. */
public final class ShowStatus {

    private final GitRepository git;
    private final Console console;
    private final Integration integration;

    public ShowStatus(GitRepository git, Console console) {
        this.git = git;
        this.console = console;
        this.integration = new Integration(git);
    }

    public void run() {
        String where = git.workspace().branch().map(Branch::name).orElse("a detached HEAD");
        console.say("On %s, as of the last fetch from origin".formatted(where));
        Optional<CommitId> production = git.origin().tip(new Branch.Production());
        String version = production
                .map(tip -> new ProjectTree(git.commits().tree(tip)))
                .flatMap(ProjectTree::production)
                .map(Label::text)
                .orElse("nothing yet");
        console.say("Production: " + version);
        List<Branch.OfRelease> open = integration.openReleases();
        open.forEach(this::tell);
        new Settling(git, console).plan().forEach(line -> console.say("Any goal would " + line));
        console.say("Next: " + next(open));
    }

    private void tell(Branch.OfRelease release) {
        CommitId tip = integration.tip(release);
        ProjectTree tree = new ProjectTree(git.commits().tree(tip));
        console.say("Release %s%s%s".formatted(release.version(), candidateOf(tree, release), behind(release, tip)));
        ReleasePlan plan = tree.plan(release.version()).orElseGet(() -> ReleasePlan.empty(release.version()));
        plan.patches().forEach((id, status) -> console.say("  %-9s %s".formatted(status.word(), id)));
    }

    private static String candidateOf(ProjectTree tree, Branch.OfRelease release) {
        return tree.candidate(release.version())
                .map(snapshot -> ", release candidate " + snapshot.label().text())
                .orElse("");
    }

    private String behind(Branch.OfRelease release, CommitId tip) {
        List<String> missing = integration.below(release.version()).stream()
                .filter(lower -> git.origin()
                        .tip(lower)
                        .filter(theirs -> !git.commits().contains(tip, theirs))
                        .isPresent())
                .map(Branch::name)
                .toList();
        return missing.isEmpty()
                ? ""
                : ", behind %s (the next merge or promotion brings it in)".formatted(String.join(", ", missing));
    }

    private String next(List<Branch.OfRelease> open) {
        Optional<Branch> current = git.workspace().branch();
        if (current.isPresent() && current.get() instanceof Branch.OfPatch) {
            return "mvn hop:patch-apply, mvn test, then mvn hop:patch-merge";
        }
        if (open.isEmpty()) {
            return "mvn hop:release-create -Dhop.level=minor";
        }
        return "mvn hop:patch-create -Dhop.patch=<id> -Dhop.release=%s"
                .formatted(open.get(0).version());
    }
}
