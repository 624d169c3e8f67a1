package dev.hopdb.codegen;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that a name of the database consists of, and how Java writes them.
 *
 * <p>Only ASCII letters and digits remain, so that sources mean the same in every encoding and file system: accents are
 * dropped, and any other letter becomes its number, {@code u0438}. All else separates words, and so does the step from a
 * lower-case to an upper-case letter. A name all in upper case is read as if it were in lower case.
 */
record Words(List<String> words) {

    private static final String NOTHING = "unnamed";

    /** Between a lower-case and an upper-case letter. */
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    static Words of(String name) {
        String plain = plain(name);
        String cased = plain.equals(plain.toUpperCase(Locale.ROOT)) ? plain.toLowerCase(Locale.ROOT) : plain;
        List<String> words = Arrays.stream(HUMP.matcher(cased).replaceAll(" ").split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return new Words(words.isEmpty() ? List.of(NOTHING) : words);
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (c < 128 && Character.isLetterOrDigit(c)) {
                plain.append((char) c);
            } else if (Character.isLetterOrDigit(c)) {
                plain.append("u%04x".formatted(c));
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(' ');
            }
        });
        return plain.toString();
    }

    /** {@code UserRole}. */
    String type() {
        return started(words.stream().map(Words::capital).collect(Collectors.joining()));
    }

    /** {@code userRole}. */
    String member() {
        String type = words.stream().map(Words::capital).collect(Collectors.joining());
        return started(type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1));
    }

    /** {@code USER_ROLE}. */
    String constant() {
        return started(String.join("_", words).toUpperCase(Locale.ROOT));
    }

    /** {@code user_role}. */
    String packagePart() {
        return started(String.join("_", words));
    }

    /** What people would have called it if they had Java in mind: such a name goes before others like it. */
    boolean isWrittenAs(String name) {
        return name.equals(packagePart());
    }

    /** These words without those that {@code end} consists of, if they end with them and something is left. */
    Words without(Words end) {
        int left = words.size() - end.words.size();
        boolean ends = left > 0 && words.subList(left, words.size()).equals(end.words);
        return ends ? new Words(words.subList(0, left)) : this;
    }

    private static String started(String name) {
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
