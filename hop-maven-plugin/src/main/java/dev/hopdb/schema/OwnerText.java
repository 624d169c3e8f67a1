package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.Optional;
import java.util.Set;

/** Who owns an object, where that is not who owns the database. */
public final class OwnerText {

    private static final String OF_DATABASE = "the owner of the database";

    /** An extension cannot be given away, and what is only described is not made. */
    private static final Set<String> FIXED = Set.of("extension", "subscription", "base type");

    /** Who owns the schema public of a new database, by version of the server. */
    private static final Set<String> OF_PUBLIC = Set.of("pg_database_owner", "postgres");

    private OwnerText() {}

    /** The owner that a script gives {@code object}, quoted; nothing where it stays with whoever runs the script. */
    public static Optional<String> given(SchemaObject object) {
        boolean isPublic =
                object.kind().equals("schema") && object.name().text().equals("public");
        // The sequence of a serial column follows its table.
        boolean follows = object.property("column that owns it").isPresent();
        return object.property(SchemaObject.OWNER)
                .filter(owner -> !owner.equals(OF_DATABASE))
                .filter(owner -> !FIXED.contains(object.kind()) && !follows)
                .filter(owner -> !(isPublic && OF_PUBLIC.contains(owner)));
    }

    /** {@code ALTER TABLE shop.users OWNER TO app}. */
    static Optional<String> statement(SchemaObject object) {
        return given(object)
                .map(owner -> "ALTER %s %s OWNER TO %s"
                        .formatted(Sql.word(object), object.name().text(), owner));
    }

    /** Who owns it once it is made. */
    static String ofMade(SchemaObject object) {
        return given(object).orElse("CURRENT_USER");
    }
}
