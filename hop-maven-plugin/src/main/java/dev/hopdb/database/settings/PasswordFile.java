package dev.hopdb.database.settings;

import dev.hopdb.database.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code ~/.pgpass}, read as libpq reads it: {@code host:port:database:user:password}, the first line that fits.
 *
 * @param warning why the file was not read, if it is there and was not
 */
record PasswordFile(List<List<String>> lines, Optional<String> warning) {

    private static final int FIELDS = 5;
    private static final String ANY = "*";

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    static PasswordFile read(Path file) {
        if (!Files.exists(file)) {
            return new PasswordFile(List.of(), Optional.empty());
        }
        try {
            if (!Files.isRegularFile(file)) {
                return ignored("%s is not read: it is not a plain file".formatted(file));
            }
            if (isOpenToOthers(file)) {
                return ignored("%s is not read: others may read it; chmod 600 %s".formatted(file, file));
            }
            return new PasswordFile(fields(Files.readString(file, StandardCharsets.UTF_8)), Optional.empty());
        } catch (IOException e) {
            return ignored("%s cannot be read: %s".formatted(file, e.getClass().getSimpleName()));
        }
    }

    Optional<Secret> password(String host, int port, String database, String user) {
        List<String> wanted = List.of(host, Integer.toString(port), database, user);
        return lines.stream()
                .filter(line -> fits(line, wanted))
                .findFirst()
                .map(line -> line.get(FIELDS - 1))
                .filter(password -> !password.isEmpty())
                .map(Secret::new);
    }

    private static boolean fits(List<String> line, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!line.get(i).equals(ANY) && !unescaped(line.get(i)).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<List<String>> fields(String text) {
        List<List<String>> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            List<String> fields = split(line);
            if (!line.startsWith("#") && fields.size() == FIELDS) {
                lines.add(fields);
            }
        }
        return List.copyOf(lines);
    }

    /** The first four stay escaped, so that an escaped star is no wildcard; further colons belong to the password. */
    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length() && fields.size() < FIELDS - 1; i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == ':') {
                fields.add(line.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(unescaped(line.substring(start)));
        return fields;
    }

    private static String unescaped(String field) {
        return field.replaceAll("\\\\(.)", "$1");
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    }

    private static PasswordFile ignored(String why) {
        return new PasswordFile(List.of(), Optional.of(why));
    }
}
