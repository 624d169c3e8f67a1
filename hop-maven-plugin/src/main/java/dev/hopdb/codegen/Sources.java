package dev.hopdb.codegen;

import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * What the generator made.
 *
 * @param main the text of each class, by the path of its file below a source folder
 * @param test the one that holds them against a database
 * @param notes what people should know: names that clashed, and what has no class
 */
public record Sources(SortedMap<String, String> main, Test test, List<String> notes) {

    /** A test and the path of its file below a source folder. */
    public record Test(String path, String text) {}

    private static final Pattern SHORT_COMMENT =
            Pattern.compile("^( *)/\\*\\*\n *\\* (.*)\n *\\*/$", Pattern.MULTILINE);

    private static final Pattern COLUMNS =
            Pattern.compile(";\n\n(    /\\*\\* .* \\*/\n    public static final Column<)");

    static String path(String javaPackage, String type) {
        return javaPackage.replace('.', '/') + (javaPackage.isEmpty() ? "" : "/") + type + ".java";
    }

    /** With short comments on one line, and columns without gaps; the same to the compiler, whatever encoding it assumes. */
    static String tidy(String source) {
        String text = SHORT_COMMENT.matcher(source).replaceAll("$1/** $2 */");
        text = COLUMNS.matcher(text).replaceAll(";\n$1");
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                ascii.append(c);
            } else {
                ascii.append("\\u%04x".formatted((int) c));
            }
        }
        return ascii.toString();
    }
}
