package dev.hopdb.command;

import dev.hopdb.git.Workspace;
import dev.hopdb.problem.HopException;
import dev.hopdb.problem.ShellWord;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Refuses files that are not committed, with the commands that commit them. Reads only. */
final class CleanTree {

    private CleanTree() {}

    /**
     * @param counted the files that may not be left uncommitted
     * @param why what would become of them
     * @param goal what is to be run again
     */
    static void require(Workspace workspace, Predicate<String> counted, String why, String goal) {
        List<String> files = workspace.uncommitted().stream().filter(counted).toList();
        if (!files.isEmpty()) {
            boolean atTop = workspace.home().equals(workspace.top());
            throw new HopException(
                    "The working tree is not clean: %s".formatted(String.join(", ", files)),
                    why,
                    "git add %s && git commit\nmvn hop:%s"
                            .formatted(
                                    files.stream()
                                            .map(file ->
                                                    ShellWord.of(atTop && !file.startsWith("-") ? file : ":/" + file))
                                            .collect(Collectors.joining(" ")),
                                    goal));
        }
    }
}
