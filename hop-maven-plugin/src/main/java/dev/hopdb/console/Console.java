package dev.hopdb.console;

import java.util.Optional;

/** Where a command says what it does. Never given a secret. */
public interface Console {

    /** A line of its own: the title of a story, a result, what to type next. */
    void say(String line);

    /** A step has ended. */
    void step(FinishedStep step);

    /** More about the step at work; indented under it. */
    void detail(String line);

    /** How something that lasts goes on: replaced by the next one on a terminal, told now and then in a log. */
    default void progress(String line) {}

    /** Something the user should know, though the command goes on. */
    void warn(String line);

    /** Asks on a terminal; empty where nobody is there to answer ({@code -B}, a CI job). */
    Optional<String> ask(String question);
}
