package dev.hopdb.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ranges and multiranges in the text of PostgreSQL: {@code [1,5)} and {@code {[1,5),[7,)}}. */
final class RangeText {

    private RangeText() {}

    static <T> Range<T> parse(String text, Type<T> bound) {
        if (text.equals("empty")) {
            return Range.empty();
        }
        List<@Nullable String> bounds = CompositeText.split(text);
        String lower = bounds.get(0);
        String upper = bounds.get(1);
        return new Range<>(
                lower == null ? null : bound.parse(lower),
                upper == null ? null : bound.parse(upper),
                text.startsWith("["),
                text.endsWith("]"),
                false);
    }

    static <T> String format(Range<T> range, Type<T> bound) {
        if (range.isEmpty()) {
            return "empty";
        }
        return (range.lowerInclusive() ? "[" : "(")
                + quote(range.lower(), bound)
                + ','
                + quote(range.upper(), bound)
                + (range.upperInclusive() ? "]" : ")");
    }

    static <T> List<Range<T>> parseMany(String text, Type<T> bound) {
        List<Range<T>> ranges = new ArrayList<>();
        boolean quoted = false;
        int begin = 1;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '[' || c == '(')) {
                begin = i;
            } else if (!quoted && (c == ']' || c == ')')) {
                ranges.add(parse(text.substring(begin, i + 1), bound));
            }
        }
        return Collections.unmodifiableList(ranges);
    }

    static <T> String formatMany(List<Range<T>> ranges, Type<T> bound) {
        return ranges.stream().map(range -> format(range, bound)).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> String quote(@Nullable T value, Type<T> bound) {
        return value == null
                ? ""
                : '"' + bound.format(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
