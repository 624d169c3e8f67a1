package dev.hopdb.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.stream.Collectors;

/** Text of the database as documentation: it says what it says there, and can neither end a comment nor be a tag. */
final class Javadoc {

    private static final int ONE_LINE = 100;

    private Javadoc() {}

    /** What hop says, in which names of the database stand. */
    static CodeBlock of(String fact) {
        return of(Optional.empty(), fact);
    }

    /** The comment of an object, then what hop says of it. */
    static CodeBlock of(Optional<String> comment, String fact) {
        String said = comment.map(Javadoc::escaped).orElse("");
        String text;
        if (said.isEmpty()) {
            text = escaped(fact) + ".";
        } else if (said.indexOf('\n') < 0 && said.length() + fact.length() < ONE_LINE) {
            text = "%s (%s)."
                    .formatted(said.endsWith(".") ? said.substring(0, said.length() - 1) : said, escaped(fact));
        } else {
            text = "%s\n\n<p>%s.".formatted(said, escaped(fact));
        }
        return CodeBlock.of("$L", text);
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
