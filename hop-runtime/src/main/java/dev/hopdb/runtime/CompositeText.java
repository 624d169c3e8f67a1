package dev.hopdb.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the text of PostgreSQL: {@code (1,,"two words")}, in which nothing at all is null. */
final class CompositeText {

    private CompositeText() {}

    static @Nullable Object[] parse(String text, List<Type<?>> types) {
        List<@Nullable String> parts = split(text);
        if (parts.size() != types.size()) {
            throw new IllegalArgumentException(
                    "%s has %d attributes, and these classes know %d".formatted(text, parts.size(), types.size()));
        }
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            String part = parts.get(i);
            values[i] = part == null ? null : types.get(i).parse(part);
        }
        return values;
    }

    static String format(@Nullable Object[] values, List<Type<?>> types) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < values.length; i++) {
            text.append(i > 0 ? "," : "");
            Object value = values[i];
            if (value != null) {
                text.append('"')
                        .append(types.get(i)
                                .formatObject(value)
                                .replace("\\", "\\\\")
                                .replace("\"", "\"\""))
                        .append('"');
            }
        }
        return text.append(')').toString();
    }

    /** The parts between the outer parentheses, without their quotes. */
    static List<@Nullable String> split(String text) {
        List<@Nullable String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        int last = text.length() - 1;
        for (int i = 1; i <= last; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                part.append(text.charAt(++i));
            } else if (c == '"') {
                if (quoted && text.charAt(i + 1) == '"') {
                    part.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                    wasQuoted = true;
                }
            } else if (!quoted && (c == ',' || i == last)) {
                parts.add(part.length() == 0 && !wasQuoted ? null : part.toString());
                part.setLength(0);
                wasQuoted = false;
            } else {
                part.append(c);
            }
        }
        return parts;
    }
}
