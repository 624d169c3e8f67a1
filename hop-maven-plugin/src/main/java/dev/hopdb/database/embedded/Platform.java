package dev.hopdb.database.embedded;

import dev.hopdb.problem.HopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A kind of machine that binaries are published for.
 *
 * @param name as the publisher of the binaries calls it: {@code linux-amd64}
 */
public record Platform(String name) {

    private static final String NEWEST = "18.6.0";

    /** The newest that was published for every processor but amd64. */
    private static final String NEWEST_ELSEWHERE = "18.4.0";

    /** The machine that this runs on. */
    public static Platform current() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static Platform of(String osName, String osArch, boolean alpine) {
        String os = os(osName.toLowerCase(Locale.ROOT));
        String processor = processor(osArch.toLowerCase(Locale.ROOT));
        if (os.isEmpty() || processor.isEmpty()) {
            throw new HopException(
                    "There is no embedded PostgreSQL for %s on %s".formatted(osName, osArch),
                    "binaries are published for Linux, macOS and Windows on amd64 and arm64",
                    "name a server: -Dhop.url=jdbc:postgresql://<host>:5432/<database> -Dhop.user=<user>");
        }
        return new Platform(os + "-" + processor + (alpine ? "-alpine" : ""));
    }

    /** The server that is used unless another is asked for. */
    public String defaultPostgresVersion() {
        return name.contains("amd64") ? NEWEST : NEWEST_ELSEWHERE;
    }

    boolean isLinux() {
        return name.startsWith("linux");
    }

    boolean isWindows() {
        return name.startsWith("windows");
    }

    private static String os(String name) {
        if (name.startsWith("linux")) {
            return "linux";
        }
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : "";
    }

    private static String processor(String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> "";
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
