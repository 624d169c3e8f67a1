package dev.hopdb.database;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a database as plain facts: comparable with its like in any other database.
 *
 * @param properties what the server says of it, in the server's words; a property that it does not have is absent. The
 *     one named {@value #NATURE} says what it is: the type of a column, whether an index is valid
 * @param needs what must be there before it can be made
 */
public record SchemaObject(Name name, Map<String, String> properties, List<Name> needs) {

    /** The property that is said without its name: column email <em>is</em> text. */
    public static final String NATURE = "is";

    public static final String OWNER = "owner";

    public static final String COMMENT = "comment";

    public SchemaObject {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        needs = List.copyOf(needs);
    }

    public String kind() {
        return name.kind();
    }

    public Optional<String> property(String key) {
        return Optional.ofNullable(properties.get(key));
    }

    /**
     * What tells an object from all others of its database.
     *
     * @param kind such as {@code table}
     * @param text as SQL names it, with its schema: {@code public.users}; a part without that of the whole
     * @param whole the kind and name of what it is a part of: {@code table public.users}; empty for what stands alone
     */
    public record Name(String kind, String text, String whole) {

        @Override
        public String toString() {
            return whole.isEmpty() ? kind + " " + text : "%s: %s %s".formatted(whole, kind, text);
        }
    }
}
