package dev.hopdb.backup;

import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A database that people work with, and the names of what hop makes for it.
 *
 * @param knownAs by what its operators tell it from any other, such as the name of the target and the address: a server
 *     that was made from a snapshot of the disks has the same databases with the same ids
 */
public record LiveDatabase(DatabaseServer server, DatabaseName name, String knownAs) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern OF_COPY = Pattern.compile("hop_backup_[a-z0-9]*_[0-9a-f]{8}_\\d{17}");

    private static final int SHOWN = 20;
    private static final int DIGITS = 8;

    /** Tells this database from any that is, or was, on the same server. */
    private String keyOnServer() {
        DatabaseFacts facts = server.find(name).orElseThrow();
        return key("%s %d".formatted(server.traits().systemId(), facts.oid()));
    }

    /** Tells this database from any other whose dumps may be in the same folder, and stays what it is after a rollback. */
    String keyInFolder() {
        return key("%s %s %s".formatted(server.traits().systemId(), name.text(), knownAs));
    }

    private String key(String identity) {
        String digits = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, DIGITS);
        String plain = name.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.substring(0, Math.min(SHOWN, plain.length())) + "_" + digits;
    }

    DatabaseName backup(Instant at) {
        return new DatabaseName(backupPrefix() + TIME.format(at));
    }

    /** What the names of its copies begin with. */
    String backupPrefix() {
        return "hop_backup_%s_".formatted(keyOnServer());
    }

    /** Whether a database has a name that hop gives to copies, of this one or another. */
    boolean isNamedAsBackup(DatabaseName other) {
        return OF_COPY.matcher(other.text()).matches();
    }

    DatabaseName beside(Instant at) {
        return new DatabaseName(besidePrefix() + TIME.format(at));
    }

    /** What a rollback that was killed may have left begins with. */
    String besidePrefix() {
        return "hop_restore_%s_".formatted(keyOnServer());
    }

    DatabaseName replaced(Instant at) {
        return new DatabaseName("hop_replaced_%s_%s".formatted(keyOnServer(), TIME.format(at)));
    }

    String dump(Instant at) {
        return "%s_%s.dump".formatted(keyInFolder(), TIME.format(at));
    }
}
