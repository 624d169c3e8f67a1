package dev.hopdb.command;

import dev.hopdb.branch.Branch;
import dev.hopdb.console.Console;
import dev.hopdb.git.GitRepository;
import dev.hopdb.git.RefMoved;
import dev.hopdb.lock.HeldLocks;
import dev.hopdb.lock.Locks;
import dev.hopdb.story.Story;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The frame of every promotion: what it checks holds until it is published, since it has the locks meanwhile. */
final class Promotion {

    /** Writing the snapshot, two of the trial, publishing. */
    private static final int STEPS = 4;

    private final GitRepository git;
    private final Locks locks;
    private final Console console;

    Promotion(GitRepository git, Locks locks, Console console) {
        this.git = git;
        this.locks = locks;
        this.console = console;
    }

    /** Tries a promotion, and publishes it. */
    @FunctionalInterface
    interface Attempt {
        void run(Story story, HeldLocks lock, Label label);
    }

    /**
     * Tries a promotion, publishes it, and tidies up.
     *
     * @param check finds out what is to be promoted, with all refusals; asked once more under the locks, since a colleague
     *     may have published before they were taken
     * @param tidy brings the clone in line with what was published
     */
    void run(Supplier<Label> check, Attempt attempt, Consumer<Label> tidy) {
        Beginning beginning = new Beginning(git, console);
        Label label = beginning.check(check);
        Story story = Story.begin("Promoting %s".formatted(label.text()), STEPS, beginning.standing(), console);
        story.tell(() -> {
            try (HeldLocks lock = locks.take(
                    "release-promote", List.of(Locks.PRODUCTION, label.version().toString()))) {
                git.origin().fetch();
                if (!check.get().equals(label)) {
                    throw new RefMoved(new Branch.OfRelease(label.version()));
                }
                attempt.run(story, lock, label);
            }
            tidy.accept(label);
        });
    }
}
