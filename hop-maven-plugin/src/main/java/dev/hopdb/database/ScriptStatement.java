package dev.hopdb.database;

import dev.hopdb.patch.Fingerprint;
import dev.hopdb.sql.Place;
import dev.hopdb.sql.Script;
import dev.hopdb.sql.Statement;
import java.util.List;

/**
 * One statement of a script.
 *
 * @param file the path of the script, for messages: {@code Patches/1-users/10.sql}
 * @param number counted from 1
 */
public record ScriptStatement(String file, Script script, int number) {

    public Statement statement() {
        return script.statements().get(number - 1);
    }

    /** From its first word to its semicolon, or to the end of its data, as far as they are held. */
    public String text() {
        return script.text().substring(statement().start(), statement().end());
    }

    public String firstLine() {
        return script.firstLine(statement());
    }

    public Place place() {
        return script.placeOf(statement());
    }

    /** Stands for its text, whatever the line ends of the checkout; data that are not held count with their file only. */
    public String fingerprint() {
        return Fingerprint.of(List.of(text().replace("\r\n", "\n").replace('\r', '\n')))
                .hex();
    }

    /** {@code Patches/1-users/10.sql:3:1}. */
    @Override
    public String toString() {
        return file + ":" + place();
    }
}
