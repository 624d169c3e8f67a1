package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.Tree;
import dev.hopdb.integration.Integration;
import dev.hopdb.integration.PatchIntegration;
import dev.hopdb.problem.HopException;
import dev.hopdb.problem.ShellWord;
import dev.hopdb.project.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans and snapshots are origin's: a patch that edits them would take another patch out of its release. */
final class EditedReleases {

    private final GitRepository git;
    private final PatchIntegration merge;

    EditedReleases(GitRepository git, PatchIntegration merge) {
        this.git = git;
        this.merge = merge;
    }

    /**
     * Refuses the patch if its merge has other plans or snapshots than hop wrote.
     *
     * @param current what the patch was merged onto
     */
    void refuse(PatchWork work, CommitId current, CommitId merged) {
        CommitId written = merge.withReleasesBrought(current);
        Tree expected = git.commits().tree(written);
        Set<String> edited = edited(written, merged);
        if (edited.isEmpty()) {
            return;
        }
        throw new HopException(
                "%s changes %s".formatted(work.branch().name(), String.join(", ", edited)),
                "plans and snapshots say what every database receives, and only hop writes them",
                "%s\ngit commit -m \"Leave plans and snapshots alone\"\nmvn hop:patch-merge"
                        .formatted(String.join("\n", restoring(edited, expected))));
    }

    /** Paths from the folder of the project, where the user types. */
    private Set<String> edited(CommitId written, CommitId merged) {
        String folder = "/" + Layout.RELEASES + "/";
        Set<String> edited = new TreeSet<>();
        for (String file : git.commits().difference(written, merged)) {
            String path = "/" + file;
            int at = path.indexOf(folder);
            if (at >= 0) {
                edited.add(path.substring(at + 1));
            }
        }
        return edited;
    }

    /** A command for each branch that has files as they should be; what is on none of them is the patch's own. */
    private List<String> restoring(Set<String> edited, Tree expected) {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (String file : edited) {
            String command = expected.text(file)
                    .flatMap(text -> source(file, text))
                    .map(branch -> "git checkout origin/%s".formatted(branch.name()))
                    .orElse("git rm");
            commands.computeIfAbsent(command, key -> new ArrayList<>()).add(file);
        }
        return commands.entrySet().stream()
                .map(entry -> "%s -- %s".formatted(entry.getKey(), ShellWord.ofEach(entry.getValue())))
                .toList();
    }

    private Optional<Branch> source(String file, String text) {
        Integration integration = new Integration(git);
        return merge.sources().stream()
                .filter(branch ->
                        git.commits().tree(integration.tip(branch)).text(file).equals(Optional.of(text)))
                .findFirst();
    }
}
