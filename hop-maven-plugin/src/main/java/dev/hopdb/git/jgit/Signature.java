package dev.hopdb.git.jgit;

import dev.hopdb.problem.HopException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.GpgConfig;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/**
 * The user's signature under commits, where {@code commit.gpgsign} wants one.
 *
 * <p>Made by the program that Git itself would start ({@code gpg}, {@code gpgsm}, {@code ssh-keygen}), so that agents,
 * cards and passphrase windows work as they do for a commit by hand.
 */
final class Signature {

    private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private final Repository git;
    private final GpgConfig config;

    Signature(Repository git) {
        this.git = git;
        this.config = new GpgConfig(git.getConfig());
    }

    void addTo(CommitBuilder commit) {
        if (!config.isSignCommits()) {
            return;
        }
        try {
            commit.setGpgSignature(new GpgSignature(sign(commit.build(), commit.getCommitter())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] sign(byte[] payload, PersonIdent committer) throws IOException {
        boolean ssh = config.getKeyFormat() == GpgConfig.GpgFormat.SSH;
        Path file = Files.createTempFile("hop-sign", ".txt");
        Path signature = Path.of(file + (ssh ? ".sig" : ".asc"));
        try {
            Files.write(file, payload);
            run(ssh ? bySsh(file) : byGpg(file, signature, committer));
            return Files.readAllBytes(signature);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(signature);
        }
    }

    private List<String> bySsh(Path file) {
        String key = config.getSigningKey();
        if (key == null) {
            throw cannot("user.signingKey is not set");
        }
        File keyFile = git.getFS().resolve(git.getFS().userHome(), key.replaceFirst("^~/", ""));
        return List.of(program("ssh-keygen"), "-Y", "sign", "-n", "git", "-f", keyFile.toString(), file.toString());
    }

    private List<String> byGpg(Path file, Path signature, PersonIdent committer) {
        String key = config.getSigningKey();
        String user = key == null ? "%s <%s>".formatted(committer.getName(), committer.getEmailAddress()) : key;
        String gpg = program(config.getKeyFormat() == GpgConfig.GpgFormat.X509 ? "gpgsm" : "gpg");
        List<String> options = List.of("--batch", "--yes", "--armor", "--detach-sign", "--local-user", user);
        return Stream.of(List.of(gpg), options, List.of("--output", signature.toString(), file.toString()))
                .flatMap(List::stream)
                .toList();
    }

    private String program(String byDefault) {
        String chosen = config.getProgram();
        return chosen == null || chosen.isBlank() ? byDefault : chosen;
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
                    .start();
            String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw cannot(command.get(0) + " says: " + says);
            }
        } catch (IOException e) {
            throw cannot(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannot("the command was interrupted");
        }
    }

    private static HopException cannot(String detail) {
        return new HopException(
                "The commit cannot be signed",
                "commit.gpgsign is set, and " + detail,
                "make a signature work (git commit --allow-empty -S -m test), or git config commit.gpgsign false");
    }
}
