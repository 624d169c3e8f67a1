package dev.hopdb.project;

/** Who brought databases to where they are before hop came. */
public enum MigrationTool {
    /** People, or a tool that keeps no record which hop reads: the schema itself is all that is known. */
    NONE("none"),
    FLYWAY("Flyway"),
    LIQUIBASE("Liquibase");

    private final String word;

    MigrationTool(String word) {
        this.word = word;
    }

    /** As it is written in {@code .hop/adopted.toml}, and said to people. */
    public String word() {
        return word;
    }
}
