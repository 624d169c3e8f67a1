package dev.hopdb.command;

import dev.hopdb.console.Console;
import dev.hopdb.git.GitRepository;
import dev.hopdb.problem.HopException;
import dev.hopdb.settle.Settling;
import java.util.function.Supplier;

/** How every goal that publishes begins: it settles, then it checks; and a refusal says what settling has changed. */
final class Beginning {

    private final Settling settling;

    Beginning(GitRepository git, Console console) {
        this.settling = new Settling(git, console);
    }

    /** Settles, then runs {@code check}, in which nothing is changed. */
    <T> T check(Supplier<T> check) {
        try {
            settling.begin();
            return check.get();
        } catch (HopException e) {
            e.leaves(standing());
            throw e;
        }
    }

    /** Where a refusal leaves the user, as long as nothing is published. */
    String standing() {
        return Standing.nothingPublished(settling.done());
    }
}
