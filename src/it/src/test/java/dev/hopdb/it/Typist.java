package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A reader who types each command of a page, saves each file, compares each output, and shows it all on the console. */
final class Typist {

    private Shell shell;
    private String printed = "";

    Typist(Shell shell) {
        this.shell = shell;
    }

    void follow(Page page) {
        page.blocks().forEach(this::follow);
    }

    private void follow(Page.Block block) {
        if (block.is("shell")) {
            type(block);
        } else if (block.file().isPresent()) {
            save(shell.folder().resolve(block.file().get()), block.text());
            tell("(%s is written)".formatted(block.file().get()));
        } else if (block.pom().isPresent()) {
            insert(shell.folder().resolve(block.pom().get()), block.text());
        } else if (block.is("text")) {
            compare(block);
        } else {
            throw new AssertionError(block.place() + " is neither shell, nor text, nor names a file");
        }
    }

    /** Of a block that is refused, the last command is. */
    private void type(Page.Block block) {
        StringBuilder all = new StringBuilder();
        List<List<String>> commands = block.commands();
        for (int i = 0; i < commands.size(); i++) {
            Output output = type(commands.get(i));
            if (block.says("refused") && i == commands.size() - 1) {
                output.fails();
            } else {
                output.succeeds();
            }
            all.append(output.text());
        }
        printed = all.toString();
    }

    private Output type(List<String> command) {
        tell("\n$ " + String.join(" ", command));
        String[] arguments = command.subList(1, command.size()).toArray(String[]::new);
        Output output = switch (command.get(0)) {
            case "cd" -> {
                shell = shell.cd(arguments[0]);
                yield new Output("cd", 0, "");
            }
            case "git" -> shell.git(arguments);
            case "mvn" -> shell.mvn(arguments);
            default -> throw new AssertionError("the test cannot type " + command);
        };
        tell(String.join("\n", output.essence()));
        return output;
    }

    /** Each line of the page is the beginning of a line that was printed, in this order. */
    private void compare(Page.Block block) {
        List<String> actual =
                Output.essence(printed).stream().map(Typist::timeless).toList();
        int from = 0;
        for (String line : block.text().lines().map(Typist::timeless).toList()) {
            int at = from;
            while (at < actual.size() && !actual.get(at).startsWith(line)) {
                at++;
            }
            assertThat(at)
                    .as("%s shows%n%s%nbut this was printed:%n%s", block.place(), line, String.join("\n", actual))
                    .isLessThan(actual.size());
            from = at + 1;
        }
    }

    /** Without what differs from run to run: times, ids of commits and states. */
    private static String timeless(String line) {
        return line.replaceAll("\\d+\\.\\d s\\b", "0.0 s")
                .replaceAll("\\b[0-9a-f]{6,40}\\b", "#")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Before the end of a POM. */
    private static void insert(Path pom, String text) {
        try {
            save(pom, Files.readString(pom).replace("</project>", text + "</project>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void save(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(String text) {
        if (!text.isEmpty()) {
            System.out.println(text);
        }
    }
}
