package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.console.Console;
import dev.hopdb.document.ProjectStanding;
import dev.hopdb.document.ProjectStanding.OpenRelease;
import dev.hopdb.document.ProjectStanding.PlannedPatch;
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

    public ProjectStanding run() {
        ProjectStanding standing = standing();
        String where = standing.branch().isEmpty() ? "a detached HEAD" : standing.branch();
        console.say("On %s, as of the last fetch from origin".formatted(where));
        console.say("Production: " + (standing.production().isEmpty() ? "nothing yet" : standing.production()));
        standing.open().forEach(this::tell);
        standing.settling().forEach(line -> console.say("Any goal would " + line));
        console.say("Next: " + standing.next());
        return standing;
    }

    private ProjectStanding standing() {
        List<Branch.OfRelease> open = integration.openReleases();
        return new ProjectStanding(
                git.workspace().branch().map(Branch::name).orElse(""),
                git.origin()
                        .tip(new Branch.Production())
                        .map(tip -> new ProjectTree(git.commits().tree(tip)))
                        .flatMap(ProjectTree::production)
                        .map(Label::text)
                        .orElse(""),
                open.stream().map(this::standing).toList(),
                new Settling(git, console).plan(),
                next(open));
    }

    private OpenRelease standing(Branch.OfRelease release) {
        CommitId tip = integration.tip(release);
        ProjectTree tree = new ProjectTree(git.commits().tree(tip));
        ReleasePlan plan = tree.plan(release.version()).orElseGet(() -> ReleasePlan.empty(release.version()));
        return new OpenRelease(
                release.version().toString(),
                tree.candidate(release.version())
                        .map(snapshot -> snapshot.label().text())
                        .orElse(""),
                behind(release, tip),
                plan.patches().entrySet().stream()
                        .map(entry -> new PlannedPatch(
                                entry.getKey().toString(), entry.getValue().word()))
                        .toList());
    }

    private void tell(OpenRelease release) {
        String candidate = release.candidate().isEmpty() ? "" : ", release candidate " + release.candidate();
        String behind = release.behind().isEmpty()
                ? ""
                : ", behind %s (the next merge or promotion brings it in)"
                        .formatted(String.join(", ", release.behind()));
        console.say("Release %s%s%s".formatted(release.version(), candidate, behind));
        release.patches().forEach(patch -> console.say("  %-9s %s".formatted(patch.status(), patch.patch())));
    }

    private List<String> behind(Branch.OfRelease release, CommitId tip) {
        return integration.below(release.version()).stream()
                .filter(lower -> git.origin()
                        .tip(lower)
                        .filter(theirs -> !git.commits().contains(tip, theirs))
                        .isPresent())
                .map(Branch::name)
                .toList();
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
