package dev.hopdb.project;

import java.util.Locale;

/** How much of an upgrade is one transaction. */
public enum TransactionUnit {
    RELEASE,
    PATCH,
    FILE;

    /** As written in {@code .hop/config.toml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
