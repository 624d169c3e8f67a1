package dev.hopdb.database.embedded;

import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Under which user the server runs, since PostgreSQL refuses root.
 *
 * @param prefix goes before each command that must run under it
 * @param user owns the data, if it is another than the one that runs hop
 * @param elsewhere a folder that this user may enter, for when the wanted one is closed to it
 */
record Account(List<String> prefix, OptionalInt user, Path elsewhere) {

    private static final Path OF_THE_MACHINE = Path.of("/var/lib/hop");

    /** Who runs hop. */
    static final Account SELF = new Account(List.of(), OptionalInt.empty(), OF_THE_MACHINE);

    /** Root, who sees himself as nobody in a user namespace: his files stay his. */
    static final Account NAMESPACE = new Account(List.of("unshare", "-U"), OptionalInt.empty(), OF_THE_MACHINE);

    private static @Nullable Account chosen;

    private static final int NOBODY = 65534;

    private static final Path HERE = Path.of(System.getProperty("java.io.tmpdir"));

    /** The one that works on this machine; found out once a process. */
    static synchronized Account ofThisMachine() {
        if (chosen == null) {
            chosen = choose();
        }
        return chosen;
    }

    private static Account choose() {
        if (!isRoot()) {
            return SELF;
        }
        if (works(NAMESPACE)) {
            return NAMESPACE;
        }
        Account other = other(serverUser(), OF_THE_MACHINE);
        if (works(other)) {
            return other;
        }
        throw new HopException(
                "The embedded PostgreSQL cannot be started as root here",
                "PostgreSQL refuses to run as root, and neither unshare -U nor setpriv works on this machine",
                "run Maven as another user, or name a server: -Dhop.url=jdbc:postgresql://<host>:5432/<database>");
    }

    /** Another user, whom root becomes by setpriv. */
    static Account other(int user, Path elsewhere) {
        String id = Integer.toString(user);
        return new Account(
                List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--"),
                OptionalInt.of(user),
                elsewhere);
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** Whether the server's user may enter {@code folder} and all that it is in. */
    boolean mayEnter(Path folder) {
        return user.isEmpty() || isOpen(folder.toAbsolutePath().normalize());
    }

    /** Gives a file to the server's user. */
    void own(Path file) {
        if (user.isPresent()) {
            try {
                Files.setAttribute(file, "unix:uid", user.getAsInt(), LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static boolean works(Account account) {
        List<String> command = new ArrayList<>(account.prefix());
        command.add("true");
        return Program.run(HERE, command).succeeded();
    }

    static boolean isRoot() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self)
                    ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static int serverUser() {
        Path users = Path.of("/etc/passwd");
        try {
            for (String line : Files.readAllLines(users, StandardCharsets.ISO_8859_1)) {
                String[] parts = line.split(":");
                if (parts.length > 2 && "postgres".equals(parts[0])) {
                    return Integer.parseInt(parts[2]);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // A machine without such a list has no postgres either.
        }
        return NOBODY;
    }

    private static boolean isOpen(Path folder) {
        try {
            for (Path each = folder; each != null; each = each.getParent()) {
                if (Files.exists(each)
                        && !Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
