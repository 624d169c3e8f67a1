package dev.hopdb.runtime.blog;

import dev.hopdb.runtime.Type;

/** Enum {@code public.role}. */
public enum Role {
    ADMIN("admin"),
    MEMBER("member"),
    READ_ONLY("read only");

    /** How it travels. */
    public static final Type<Role> TYPE = Type.enumeration("public", "role", values(), Role::label);

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** As the database calls it. */
    public String label() {
        return label;
    }
}
