package dev.hopdb.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the docs, as the fenced blocks that a reader types, saves or compares. */
record Page(List<Block> blocks) {

    private static final String FENCE = "```";
    private static final Pattern WORD = Pattern.compile("(\"[^\"]*\"|[^\\s\"])+");

    /**
     * One fenced block.
     *
     * @param place file and line, to be found again
     * @param kind the words after the fence: {@code shell refused}, {@code sql file=users.sql}
     */
    record Block(String place, List<String> kind, String text) {

        boolean is(String language) {
            return kind.get(0).equals(language);
        }

        boolean says(String word) {
            return kind.contains(word);
        }

        /** Where the reader saves it. */
        Optional<String> file() {
            return named("file=");
        }

        /** The POM at whose end it goes. */
        Optional<String> pom() {
            return named("insert=");
        }

        private Optional<String> named(String option) {
            return kind.stream()
                    .filter(word -> word.startsWith(option))
                    .map(word -> word.substring(option.length()))
                    .findFirst();
        }

        /** The commands of a shell block; a line that ends with a backslash goes on. */
        List<List<String>> commands() {
            return text.replaceAll("\\\\\\n\\s*", "")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Page::words)
                    .toList();
        }
    }

    /** What a shell makes of a line. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group().replace("\"", ""));
        }
        return words;
    }

    /** Each line of a page that is a call of Maven, in a block of its own or in a table. */
    static List<String> commands(Path file) {
        return lines(file).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("mvn "))
                .map(line -> String.join(" ", words(line)))
                .toList();
    }

    static Page read(Path file) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
                List<String> kind =
                        Arrays.asList(lines.get(i).substring(FENCE.length()).split(" "));
                String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
                blocks.add(new Block(file.getFileName() + ":" + (i + 1), kind, text));
                i = end;
            }
        }
        return new Page(blocks);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
