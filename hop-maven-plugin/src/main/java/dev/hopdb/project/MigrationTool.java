package dev.hopdb.project;

import java.util.List;

/** Who brought databases to where they are before hop came. */
public enum MigrationTool {
    /** People, or a tool that keeps no record which hop reads: the schema itself is all that is known. */
    NONE("none", List.of()),
    FLYWAY("Flyway", List.of("flyway_schema_history")),
    LIQUIBASE("Liquibase", List.of("databasechangelog", "databasechangeloglock"));

    private final String word;
    private final List<String> recordTables;

    MigrationTool(String word, List<String> recordTables) {
        this.word = word;
        this.recordTables = recordTables;
    }

    /** As it is written in {@code .hop/adopted.toml}, and said to people. */
    public String word() {
        return word;
    }

    /** In which tables it keeps what it ran: their names without a schema. */
    public List<String> recordTables() {
        return recordTables;
    }
}
