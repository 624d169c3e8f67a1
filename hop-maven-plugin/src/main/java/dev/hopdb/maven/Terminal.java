package dev.hopdb.maven;

import java.io.Console;

/** Whether somebody looks at what is printed, so that a line can be written over. */
final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // From JDK 22 on there is a console without a terminal, too: then it tells.
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // Older than that: null is the answer where there is no terminal.
            return true;
        }
    }
}
