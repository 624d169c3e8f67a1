import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project of hop's on disk, with an origin beside it. Its server, once started, runs until the project is closed. */
final class Project implements AutoCloseable {

    static final String HOP = "dev.hopdb:hop-maven-plugin:0.1.0-SNAPSHOT:";

    private final Path folder;
    /** Of the server: the last one out stops it. */
    private final FileChannel user;

    private Project(Path folder, FileChannel user) {
        this.folder = folder;
        this.user = user;
    }

    /** As hop:init leaves it. */
    static Project init(Path work, String name) throws Exception {
        Path folder = Files.createDirectory(work.resolve(name));
        Command.of(work, "git", "init", "-q", "--bare", "-b", "ho-prod", name + ".git").run();
        Command.maven(
                        folder,
                        HOP + "init",
                        "-DgroupId=com.acme",
                        "-DartifactId=" + name,
                        "-Dhop.origin=" + work.resolve(name + ".git"))
                .run();
        Path lock = Files.createDirectories(folder.resolve(".hop/local")).resolve("postgres-18.lock");
        FileChannel user =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        user.lock(0, Long.MAX_VALUE, true);
        return new Project(folder, user);
    }

    /** Starts the server, if it does not run. */
    Server server() throws Exception {
        mvn("update", "-Dhop.target=embedded:none").run();
        return Server.of(folder);
    }

    Path folder() {
        return folder;
    }

    Command mvn(String goal, String... arguments) {
        List<String> all = new ArrayList<>(List.of(HOP + goal));
        all.addAll(List.of(arguments));
        return Command.maven(folder, all.toArray(String[]::new));
    }

    /** A release as a promotion leaves it, without the hours that fifty promotions take. */
    Project production(String version, Map<String, Map<String, String>> patches) throws Exception {
        StringBuilder snapshot = new StringBuilder();
        for (var patch : patches.entrySet()) {
            write("Patches/%s/README.md".formatted(patch.getKey()), "# " + patch.getKey() + "\n");
            List<String> parts = new ArrayList<>();
            for (var script : new TreeMap<>(patch.getValue()).entrySet()) {
                write("Patches/%s/%s".formatted(patch.getKey(), script.getKey()), script.getValue());
                parts.addAll(List.of(script.getKey(), script.getValue().replace("\r\n", "\n")));
            }
            snapshot.append("%s %s\n".formatted(patch.getKey(), hash(parts)));
        }
        return promoted(version, snapshot.toString());
    }

    /** What was written is a release with this snapshot. */
    Project promoted(String version, String snapshot) throws Exception {
        write(".hop/releases/%s.txt".formatted(version), snapshot);
        git("add", ".");
        git("commit", "-q", "--no-verify", "-m", "Promote " + version);
        git("tag", "v" + version);
        git("push", "-q", "origin", "ho-prod", "v" + version);
        return this;
    }

    /** An open release with that many patches staged. */
    Project staged(int count) throws Exception {
        mvn("release-create", "-Dhop.level=minor").run();
        StringBuilder plan = new StringBuilder("[patches]\n");
        for (int i = 1; i <= count; i++) {
            write("Patches/%d-more/README.md".formatted(i), "# More\n");
            write("Patches/%d-more/more.sql".formatted(i), "CREATE TABLE t%d (id int PRIMARY KEY);\n".formatted(i));
            plan.append("\"%d-more\" = \"staged\"\n".formatted(i));
        }
        write(".hop/releases/0.1.0-patches.toml", plan.toString());
        git("add", ".");
        git("commit", "-q", "--no-verify", "-m", "Stage");
        git("push", "-q", "origin", "ho-release/0.1.0");
        return this;
    }

    /** On a patch of one line. */
    Project patch(String id) throws Exception {
        if (!Files.exists(folder.resolve(".hop/releases/0.1.0-patches.toml"))) {
            mvn("release-create", "-Dhop.level=minor").run();
        }
        mvn("patch-create", "-Dhop.patch=" + id).run();
        write("Patches/%s/one.sql".formatted(id), "ALTER TABLE t1 ADD COLUMN one_more text;\n");
        return this;
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void git(String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        Command.of(folder, words.toArray(String[]::new)).run();
    }

    /** A goal that uses the server finds out that nobody else does, and stops it. */
    @Override
    public void close() throws Exception {
        user.close();
        if (Files.exists(folder.resolve(".hop/local/postgres-18/postmaster.pid"))
                || Files.exists(folder.resolve(".hop/local/postgres-18/port"))) {
            mvn("update", "-Dhop.target=embedded:none").run();
        }
    }

    private static String hash(List<String> parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            digest.update((bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
