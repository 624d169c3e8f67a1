package dev.hopdb.drift;

import dev.hopdb.database.SchemaObject;
import java.util.List;
import java.util.regex.Pattern;

/** How a changed property is said. */
final class Wording {

    /** Such as options, labels, options of the index; not is, access. */
    private static final Pattern PLURAL = Pattern.compile("[^is]s( of .*)?$");

    private Wording() {}

    static String of(Difference.Changed changed) {
        String found = changed.found();
        String expected = changed.expected();
        if (found.lines().count() > 1 || expected.lines().count() > 1) {
            return firstLine(changed, found.lines().toList(), expected.lines().toList());
        }
        return "%s %s %s, should be %s".formatted(subject(changed), verb(changed), said(found), said(expected));
    }

    private static String verb(Difference.Changed changed) {
        return PLURAL.matcher(changed.property()).find() ? "are" : "is";
    }

    /** Of a whole definition, the first line that differs is what a person looks for. */
    private static String firstLine(Difference.Changed changed, List<String> found, List<String> expected) {
        int line = 0;
        while (line < found.size() && line < expected.size() && found.get(line).equals(expected.get(line))) {
            line++;
        }
        return "%s differs from line %d on: %s, should be %s"
                .formatted(subject(changed), line + 1, at(found, line), at(expected, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? "'%s'".formatted(lines.get(line).strip()) : "at its end";
    }

    private static String subject(Difference.Changed changed) {
        return changed.property().equals(SchemaObject.NATURE)
                ? changed.object().toString()
                : "%s: %s".formatted(changed.object(), changed.property());
    }

    /** Types by the names that people write. */
    private static String said(String value) {
        return value.isEmpty()
                ? "none"
                : value.replaceFirst("^character varying\\b", "varchar")
                        .replaceFirst("^timestamp(\\(\\d\\))? with time zone", "timestamptz$1");
    }
}
