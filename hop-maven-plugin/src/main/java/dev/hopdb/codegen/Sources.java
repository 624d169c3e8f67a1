package dev.hopdb.codegen;

import java.util.List;
import java.util.SortedMap;

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

    static String path(String javaPackage, String type) {
        return javaPackage.replace('.', '/') + (javaPackage.isEmpty() ? "" : "/") + type + ".java";
    }

    /** Whatever encoding the compiler assumes. */
    static String inAscii(String text) {
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
