package dev.hopdb.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.stream.Collectors;

/** Text of the database as documentation: it says what it says there, and can neither end a comment nor be a tag. */
final class Javadoc {

    private Javadoc() {}

    /** The comment of an object, then what hop says of it. */
    static CodeBlock of(Optional<String> comment, String fact) {
        String text = comment.filter(said -> !said.isBlank()).map(said -> escaped(said) + "\n\n<p>").orElse("");
        return CodeBlock.of("$L", text + escaped(fact) + ".");
    }

    private static String escaped(String text) {
        return text.strip()
                .codePoints()
                .mapToObj(Javadoc::escaped)
                .collect(Collectors.joining())
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '@' -> "&#64;";
            case '*' -> "&#42;";
            case '\\' -> "&#92;";
            case '{' -> "&#123;";
            case '}' -> "&#125;";
            default -> Character.isISOControl(c) && c != '\n' ? " " : Character.toString(c);
        };
    }
}
