package dev.hopdb.problem;

import java.util.Collection;
import java.util.stream.Collectors;

/** A value in a command that a message shows, so that a shell takes it for one word when it is pasted. */
public final class ShellWord {

    private ShellWord() {}

    /** As it is where nothing in it means anything to a shell; else in single quotes. */
    public static String of(Object value) {
        String text = value.toString();
        return text.matches("[\\w./:+@%=-]+") ? text : "'%s'".formatted(text.replace("'", "'\\''"));
    }

    /** One word each, with a blank between them. */
    public static String ofEach(Collection<?> values) {
        return values.stream().map(ShellWord::of).collect(Collectors.joining(" "));
    }
}
