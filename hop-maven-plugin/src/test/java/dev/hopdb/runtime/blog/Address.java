package dev.hopdb.runtime.blog;

import dev.hopdb.runtime.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composite type {@code public.address}. */
public record Address(
        @Nullable String street,
        @Nullable Integer zip,
        @Nullable List<String> lines) {

    private static final Type<List<String>> LINES = Type.array(Type.TEXT);

    /** How it travels. */
    public static final Type<Address> TYPE = Type.composite(
            "public",
            "address",
            v -> new Address(Type.TEXT.cast(v[0]), Type.INTEGER.cast(v[1]), LINES.cast(v[2])),
            a -> new @Nullable Object[] {a.street, a.zip, a.lines},
            Type.TEXT,
            Type.INTEGER,
            LINES);
}
