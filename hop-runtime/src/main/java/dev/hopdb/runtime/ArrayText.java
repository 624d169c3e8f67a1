package dev.hopdb.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays in the text of PostgreSQL: {@code {1,NULL,"two words"}}. */
final class ArrayText {

    private ArrayText() {}

    static <T> String format(Collection<? extends @Nullable T> values, Type<T> element) {
        StringBuilder text = new StringBuilder(values.size() * 8 + 2).append('{');
        for (T value : values) {
            if (text.length() > 1) {
                text.append(element.delimiter());
            }
            if (value == null) {
                text.append("NULL");
            } else if (element.isArray()) {
                text.append(element.format(value));
            } else {
                quote(text, element.format(value));
            }
        }
        return text.append('}').toString();
    }

    private static void quote(StringBuilder text, String value) {
        boolean plain = value.indexOf('"') < 0 && value.indexOf('\\') < 0;
        text.append('"')
                .append(plain ? value : value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    static <T> List<T> parse(String text, Type<T> element) {
        int begin = text.indexOf('{') + 1; // what stands before says where the indexes begin
        List<T> values = new ArrayList<>();
        StringBuilder raw = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        int depth = 0;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                raw.append(depth > 0 ? "\\" : "").append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                wasQuoted = true;
                raw.append(depth > 0 ? "\"" : "");
            } else if (!quoted && depth == 0 && (c == element.delimiter() || c == '}')) {
                if (c != '}' || wasQuoted || raw.length() > 0) {
                    values.add(value(raw.toString(), wasQuoted, element));
                }
                raw.setLength(0);
                wasQuoted = false;
            } else {
                depth += quoted ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
                raw.append(c);
            }
        }
        return Collections.unmodifiableList(values);
    }

    @SuppressWarnings("NullAway") // a list of T that may hold null: what the array holds
    private static <T> T value(String raw, boolean quoted, Type<T> element) {
        if (!element.isArray() && raw.startsWith("{") && !quoted) {
            throw new IllegalArgumentException(
                    "the array has more dimensions than the class says; declare it as %s[][]".formatted(element));
        }
        return !quoted && raw.equals("NULL") ? null : element.parse(raw);
    }
}
