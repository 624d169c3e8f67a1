package dev.hopdb.story;

import dev.hopdb.console.Console;
import dev.hopdb.console.FinishedStep;
import dev.hopdb.git.PartlyPublished;
import dev.hopdb.problem.HopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The steps of one command: each is told as it ends, and a refusal in any of them says where the user stands.
 *
 * <p>Whatever a step makes is scratch until the one that publishes; so a story has nothing to undo.
 */
public final class Story {

    private static final String A_PART = "Origin has a part of it; the next goal of anybody who may push completes it.";

    private final Console console;
    private final int steps;
    private String standing;
    private int number;
    private String note = "";
    private final List<String> details = new ArrayList<>();

    private Story(Console console, int steps, String standing) {
        this.console = console;
        this.steps = steps;
        this.standing = standing;
    }

    /** @param standing where the user is if a step fails: {@code Nothing was published.} */
    public static Story begin(String title, int steps, String standing, Console console) {
        console.say(title);
        return new Story(console, steps, standing);
    }

    /** Runs what comes before a story is begun: a refusal in it says {@code standing}. */
    public static <T> T check(String standing, Supplier<T> action) {
        try {
            return action.get();
        } catch (HopException e) {
            e.leaves(standing);
            throw e;
        }
    }

    /** Runs the whole of it: a refusal between two steps, too, says where the user stands. */
    public void tell(Runnable action) {
        try {
            action.run();
        } catch (HopException e) {
            e.leaves(standingAfter(e));
            throw e;
        }
    }

    public <T> T step(String name, Supplier<T> action) {
        number++;
        note = "";
        details.clear();
        long start = System.nanoTime();
        try {
            return action.get();
        } catch (HopException e) {
            e.leaves(standingAfter(e));
            throw e;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            console.step(new FinishedStep(number, steps, name, took, note));
            details.forEach(console::detail);
        }
    }

    public void step(String name, Runnable action) {
        step(name, () -> {
            action.run();
            return number;
        });
    }

    /** What came of the step at work, for its line. */
    public void note(String text) {
        note = text;
    }

    /** More about the step at work, told under its line. */
    public void detail(String line) {
        details.add(line);
    }

    /** The steps from {@code first} on are tried once more; those before it hold. */
    public void again(int first, String why) {
        console.detail(why);
        number = first - 1;
    }

    /** From here on a failure leaves the user somewhere else. */
    public void stands(String where) {
        standing = where;
    }

    private String standingAfter(HopException refusal) {
        return refusal instanceof PartlyPublished ? A_PART : standing;
    }

    public String standing() {
        return standing;
    }
}
