package dev.hopdb.git.jgit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the user's Git knows: its credential helpers, asked as Git asks them. Nobody is prompted in a terminal. */
final class HelperLogin implements LoginSource {

    private static final int SECONDS_TO_ANSWER = 60;

    private final Path top;

    HelperLogin(Path top) {
        this.top = top;
    }

    @Override
    public Optional<Login> find(URI address) {
        return OnPath.git().flatMap(git -> answer(git, address));
    }

    private Optional<Login> answer(Path git, URI address) {
        try {
            Process fill = start(git);
            try (var question = fill.getOutputStream()) {
                question.write(question(address).getBytes(StandardCharsets.UTF_8));
            }
            // The answer is a few lines, which the pipe holds: a helper that waits for somebody is ended.
            if (!fill.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                fill.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(fill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return fill.exitValue() == 0 ? login(answer) : Optional.empty();
        } catch (IOException helperIsGone) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Process start(Path git) throws IOException {
        ProcessBuilder fill = new ProcessBuilder(git.toString(), "credential", "fill")
                .directory(top.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        fill.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"));
        fill.environment().put("GIT_TERMINAL_PROMPT", "0");
        return fill.start();
    }

    private static String question(URI address) {
        StringBuilder question = new StringBuilder("protocol=%s%nhost=%s%n"
                .formatted(address.getScheme(), address.getAuthority().replaceFirst("^[^@]*@", "")));
        Optional.ofNullable(address.getUserInfo()).ifPresent(user -> question.append("username=" + user + "\n"));
        return question.append("path=%s%n%n".formatted(address.getPath().replaceFirst("^/", "")))
                .toString()
                .replace("\r\n", "\n");
    }

    private static Optional<Login> login(String answer) {
        Map<String, String> lines = new HashMap<>();
        answer.lines()
                .filter(line -> line.contains("="))
                .forEach(
                        line -> lines.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        String user = lines.get("username");
        String password = lines.get("password");
        return user == null || password == null ? Optional.empty() : Optional.of(new Login(user, password));
    }
}
