package dev.hopdb.git.jgit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Repository;

/**
 * hop's Git hooks, in Git's own folder for them.
 *
 * <p>A folder of hooks that somebody chose ({@code core.hooksPath}) is theirs, versioned or shared: nothing is put
 * there.
 */
final class GitHooks {

    /** A hook with this line is hop's, and may be written anew. */
    private static final String MARK = "# A hook of hop";

    private static final List<String> NAMES = List.of("pre-commit", "pre-merge-commit");

    private final Repository git;

    GitHooks(Repository git) {
        this.git = git;
    }

    /** @return whether anything was written */
    boolean install() throws IOException {
        Optional<Path> folder = folder();
        boolean written = false;
        if (folder.isPresent()) {
            for (String name : NAMES) {
                written |= install(folder.get().resolve(name));
            }
        }
        return written;
    }

    private Optional<Path> folder() {
        String chosen = git.getConfig()
                .getString(ConfigConstants.CONFIG_CORE_SECTION, null, ConfigConstants.CONFIG_KEY_HOOKS_PATH);
        Path own = git.getCommonDirectory().toPath().resolve("hooks");
        boolean theirs = chosen != null
                && !git.getWorkTree().toPath().resolve(chosen).normalize().equals(own.normalize());
        return theirs ? Optional.empty() : Optional.of(own);
    }

    private static boolean install(Path hook) throws IOException {
        String wanted = text();
        if (Files.exists(hook)) {
            String found = Files.readString(hook, StandardCharsets.ISO_8859_1);
            boolean runs = Files.isExecutable(hook) && found.equals(wanted);
            if (runs || !found.contains(MARK)) {
                return false;
            }
        }
        Files.createDirectories(hook.getParent());
        Path draft = Files.createTempFile(hook.getParent(), "hop", ".tmp");
        Files.writeString(draft, wanted, StandardCharsets.ISO_8859_1);
        if (!draft.toFile().setExecutable(true, false)) {
            throw new IOException(draft + " cannot be made executable");
        }
        Files.move(draft, hook, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static String text() throws IOException {
        try (InputStream script = GitHooks.class.getResourceAsStream("pre-commit.sh")) {
            if (script == null) {
                throw new IOException("pre-commit.sh is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
