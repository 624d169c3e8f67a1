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

/** A database that people work with, and the names of what hop makes for it. */
public record LiveDatabase(DatabaseServer server, DatabaseName name) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SHOWN = 20;
    private static final int DIGITS = 8;

    /** Tells this database from any of the same name, on this server or another. */
    String key() {
        DatabaseFacts facts = server.find(name).orElseThrow();
        String identity = "%s %d".formatted(server.traits().systemId(), facts.oid());
        String digits = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, DIGITS);
        String plain = name.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.substring(0, Math.min(SHOWN, plain.length())) + "_" + digits;
    }

    DatabaseName backup(Instant at) {
        return new DatabaseName("hop_backup_%s_%s".formatted(key(), TIME.format(at)));
    }

    DatabaseName beside(Instant at) {
        return new DatabaseName(besidePrefix() + TIME.format(at));
    }

    /** What a rollback that was killed may have left begins with. */
    String besidePrefix() {
        return "hop_restore_%s_".formatted(key());
    }

    DatabaseName replaced(Instant at) {
        return new DatabaseName("hop_replaced_%s_%s".formatted(key(), TIME.format(at)));
    }

    String dump(Instant at) {
        return "%s_%s.dump".formatted(key(), TIME.format(at));
    }
}
