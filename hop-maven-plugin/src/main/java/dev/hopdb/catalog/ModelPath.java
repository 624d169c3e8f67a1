package dev.hopdb.catalog;

import dev.hopdb.patch.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the model keeps an object, below {@code .hop/model}: {@code public/users.table.json},
 * {@code app/add_user-text-integer.function.json}.
 *
 * <p>Names can be any text, and file systems are not alike: what is not a lower-case letter, a digit or an underscore is
 * written as in a URL, byte by byte, so that {@code Users} is not {@code users} anywhere and {@code con} can be had on
 * Windows.
 */
public final class ModelPath {

    public static final String ENDING = ".json";

    /** Windows keeps these names for itself, with any ending. */
    private static final Pattern RESERVED = Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d");

    /** File systems take 255 bytes. */
    private static final int LONGEST = 200;

    private static final int HASH = 16;

    private ModelPath() {}

    public static String of(CatalogObject object) {
        StringBuilder name = new StringBuilder(encoded(object.name().name()));
        if (object instanceof Routine routine) {
            routine.inputs()
                    .forEach(input ->
                            name.append('-').append(encoded(input.type().text())));
        }
        return "%s/%s.%s%s"
                .formatted(
                        encoded(object.name().schema()),
                        shortened(name.toString()),
                        object.kind().word(),
                        ENDING);
    }

    /** One name within a path. */
    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        boolean reserved = RESERVED.matcher(name).matches();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) b) && !(reserved && text.isEmpty())) {
                text.append((char) b);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return text.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    /** Only what no file system would take any more: the file itself has the whole name. */
    private static String shortened(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST - HASH - 1)
                        + "~"
                        + Fingerprint.of(List.of(name)).hex().substring(0, HASH);
    }
}
