package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.branch.Ref;
import dev.hopdb.console.Console;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.OriginTraits;
import dev.hopdb.git.RefChange;
import dev.hopdb.git.Repositories;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Adoption;
import dev.hopdb.project.Layout;
import dev.hopdb.publication.Publication;
import dev.hopdb.settle.Settling;
import dev.hopdb.story.Story;
import dev.hopdb.version.Label;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes a folder a hop project: its files, its repository, and {@code ho-prod} on origin. */
public final class InitProject {

    private final Repositories repositories;
    private final Function<OriginTraits, GitRepository> opening;
    private final Console console;

    public InitProject(Repositories repositories, Function<OriginTraits, GitRepository> opening, Console console) {
        this.repositories = repositories;
        this.opening = opening;
        this.console = console;
    }

    /**
     * What is wanted.
     *
     * @param home the folder that will hold {@code .hop/}
     * @param origin the address of the shared repository; by default that of the remote {@code origin}
     * @param existing the database that the project begins with, if there is one
     */
    public record Request(Path home, Optional<String> origin, Optional<ExistingDatabase> existing) {

        public Request(Path home, Optional<String> origin) {
            this(home, origin, Optional.empty());
        }
    }

    /** @param begin what the project begins with: asked for when nothing stands in the way any more */
    public void run(Request request, Supplier<ProjectFiles> begin) {
        Path home = request.home();
        boolean hasRepository = repositories.exists(home);
        String url = origin(request, hasRepository);
        OriginTraits traits = repositories.probe(home, url);
        refuseProduction(traits);
        List<FileChange.Write> adopted =
                request.existing().map(ExistingDatabase::files).orElse(List.of());
        ProjectFiles files = begin.get();
        Story story = Story.begin(
                "Making %s a hop project".formatted(home.getFileName()),
                3,
                "Nothing was published. mvn hop:init goes on from here.",
                console);
        if (!hasRepository) {
            repositories.create(home);
        }
        try (GitRepository git = opening.apply(traits)) {
            refuseUncommitted(git);
            CommitId commit = commit(story, git, files.with(traits.own(), adopted));
            List<RefChange> created = created(git, commit);
            if (repositories.origin(home).isEmpty()) {
                repositories.setOrigin(home, url);
            }
            story.step("Publish ho-prod", () -> {
                git.origin().fetch();
                new Publication(git).publish(created);
            });
            LocalBranches local = new LocalBranches(git, console);
            local.standOn(new Branch.Production(), true);
            new Settling(git, console).local();
            local.say("mvn hop:release-create -Dhop.level=minor");
        }
    }

    /** What databases had before is released already. */
    private static List<RefChange> created(GitRepository git, CommitId commit) {
        List<RefChange> changes = new ArrayList<>(List.of(new RefChange.Create(new Branch.Production(), commit)));
        git.commits()
                .tree(commit)
                .text(Layout.ADOPTION)
                .map(Adoption::parse)
                .map(adoption -> new Ref.Tag(new Label.Final(adoption.release())))
                .ifPresent(tag -> changes.add(new RefChange.Create(tag, commit)));
        return changes;
    }

    /** On top of what is committed, in the object database; or, in a repository without a commit, all there is. */
    private CommitId commit(Story story, GitRepository git, ProjectFiles files) {
        Optional<CommitId> head = git.workspace().head();
        if (head.isPresent()
                && git.commits().tree(head.get()).text(Layout.CONFIG).isPresent()) {
            return head.get();
        }
        List<FileChange.Write> writes =
                story.step("Write .hop/, Patches/ and the plugin in pom.xml", () -> files.changes(console));
        return story.step("Commit them on ho-prod", () -> {
            if (head.isPresent()) {
                CommitId parent = head.get();
                return git.commits()
                        .commit(new CommitDraft(
                                git.commits().treeOf(parent),
                                List.copyOf(writes),
                                List.of(parent),
                                "Make this a hop project\n"));
            }
            files.write(writes);
            return git.workspace().commitEverything("Begin the project\n");
        });
    }

    private String origin(Request request, boolean hasRepository) {
        Optional<String> existing = hasRepository ? repositories.origin(request.home()) : Optional.empty();
        if (request.origin().isPresent() && existing.isPresent() && !existing.equals(request.origin())) {
            throw new HopException(
                    "This clone has another origin already",
                    "hop publishes to the remote origin, and what was named is not its address",
                    "git remote set-url origin <url>\nor leave -Dhop.origin out");
        }
        return request.origin()
                .or(() -> existing)
                .orElseThrow(() -> new HopException(
                        "There is no origin",
                        "a team shares a project through one Git repository, and hop publishes there",
                        "git init --bare <folder>\nmvn hop:init -Dhop.origin=<folder, or an address on your server>"));
    }

    private static void refuseProduction(OriginTraits traits) {
        if (traits.hasProduction()) {
            throw new HopException(
                    "Origin has a hop project already",
                    "there is a branch ho-prod, and a second beginning would have nothing in common with it",
                    "git clone --branch ho-prod <that repository>\nor name an empty one: -Dhop.origin=<url>");
        }
    }

    private static void refuseUncommitted(GitRepository git) {
        if (git.workspace().head().isPresent()) {
            CleanTree.require(
                    git.workspace(),
                    file -> !("/" + file).contains("/" + Layout.LOCAL + "/"),
                    "init adds a commit, and cannot tell your changes from its own",
                    "init");
        }
    }
}
