package dev.hopdb.database;

/** A password. Its text is asked for by name, so that it is never printed by accident. */
public record Secret(String reveal) {

    public static final Secret NONE = new Secret("");

    @Override
    public String toString() {
        return "***";
    }
}
