package dev.hopdb.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as SQL writes it: {@code character varying(20)}, {@code integer[]}, {@code app."Mood"}. A name with a schema is
 * none of the types that PostgreSQL brings itself.
 */
public record TypeName(String text) {

    private static final String ARRAY = "[]";
    private static final String WORD = "(\"(?:[^\"]|\"\")+\"|[^\".(\\[]+)";
    private static final Pattern QUALIFIED = Pattern.compile(WORD + "\\." + WORD + "(?:\\(.*\\))?");
    private static final Pattern MODIFIER = Pattern.compile("\\([^)]*\\)");

    public boolean isArray() {
        return text.endsWith(ARRAY);
    }

    /** The type of what is in the array; an array of any depth has the same type. */
    public TypeName element() {
        return isArray() ? new TypeName(text.substring(0, text.length() - ARRAY.length())) : this;
    }

    /** The schema and name of a type that does not come with PostgreSQL. */
    public Optional<QualifiedName> qualified() {
        Matcher matcher = QUALIFIED.matcher(text);
        return matcher.matches()
                ? Optional.of(new QualifiedName(plain(matcher.group(1)), plain(matcher.group(2))))
                : Optional.empty();
    }

    /** The name of a type that comes with PostgreSQL, without length or precision: {@code timestamp with time zone}. */
    public String base() {
        return MODIFIER.matcher(text).replaceAll("");
    }

    private static String plain(String word) {
        return word.startsWith("\"") ? word.substring(1, word.length() - 1).replace("\"\"", "\"") : word;
    }

    @Override
    public String toString() {
        return text;
    }
}
