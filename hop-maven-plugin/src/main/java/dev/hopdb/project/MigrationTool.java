package dev.hopdb.project;

import java.util.List;

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

    /** In which tables it keeps what it ran: their names without a schema. */
    public List<String> recordTables() {
        return switch (this) {
            case NONE -> List.of();
            case FLYWAY -> List.of("flyway_schema_history");
            case LIQUIBASE -> List.of("databasechangelog", "databasechangeloglock");
        };
    }
}
