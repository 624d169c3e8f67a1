package dev.hopdb.command;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import dev.hopdb.git.GitRepository;
import dev.hopdb.history.Model;
import dev.hopdb.problem.Counted;
import dev.hopdb.story.Story;
import java.util.List;

/** Makes a commit carry the model of the database that was built from it, whatever its branch carried. */
final class ModelChanges {

    private static final int SHOWN = 5;

    private final GitRepository git;

    ModelChanges(GitRepository git) {
        this.git = git;
    }

    /** What makes the model of {@code commit} that of {@code catalog}; told, since whoever wrote it meant otherwise. */
    List<FileChange> changes(Story story, CommitId commit, Catalog catalog) {
        List<FileChange> changes = new Model(git.commits().tree(commit)).changesTo(catalog);
        changes.stream()
                .limit(SHOWN)
                .forEach(change -> story.detail("%s %s"
                        .formatted(
                                change instanceof FileChange.Write
                                        ? "written from the database:"
                                        : "not in the database, removed:",
                                change.path())));
        if (changes.size() > SHOWN) {
            story.detail("and %d more files of the model".formatted(changes.size() - SHOWN));
        }
        return changes;
    }

    /** {@code commit}, or another one in its place that has the model of {@code catalog}. */
    CommitId with(Story story, CommitId commit, Catalog catalog) {
        List<FileChange> changes = changes(story, commit, catalog);
        return changes.isEmpty()
                ? commit
                : git.commits()
                        .commit(new CommitDraft(
                                git.commits().treeOf(commit),
                                changes,
                                git.commits().parents(commit),
                                git.commits().message(commit)));
    }

    /** How many files of the model changed, as people say it. */
    static String counted(List<FileChange> changes) {
        return Counted.of(changes.size(), "file") + " of the model";
    }
}
