package dev.hopdb.patch;

import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The first line of a script that says that it brings reference data: {@code -- @HOP:bootstrap}. */
final class BootstrapMarker {

    private static final Pattern SQL = Pattern.compile("--\\s*@HOP:bootstrap\\s*");
    private static final Pattern JAVA = Pattern.compile("//\\s*@HOP:bootstrap\\s*");
    private static final String WORD = "@hop:bootstrap";

    private BootstrapMarker() {}

    static boolean isOn(PatchFile script) {
        return held(script)
                .lines()
                .findFirst()
                .filter(line -> isMarker(script, line))
                .isPresent();
    }

    /**
     * The first line, counted from 1, that has the marker and is none, since it is not the first or not written so. The
     * data in a long script are not looked at, nor are lines after them counted.
     */
    static OptionalInt misplaced(PatchFile script) {
        Iterator<String> lines = held(script).lines().iterator();
        for (int number = 1; lines.hasNext(); number++) {
            String line = lines.next();
            if (line.toLowerCase(Locale.ROOT).contains(WORD) && !(number == 1 && isMarker(script, line))) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isMarker(PatchFile script, String line) {
        return (script instanceof PatchFile.Java ? JAVA : SQL).matcher(line).matches();
    }

    private static String held(PatchFile script) {
        return script instanceof PatchFile.Sql statements ? statements.sql().held() : script.text();
    }
}
