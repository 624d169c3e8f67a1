package dev.hopdb.project;

/**
 * What {@code .hop/config.toml} says of a project.
 *
 * @param format the version of the layout of {@code .hop/}
 * @param projectId tells this project's databases from those of others; random, made by init
 * @param javaPackage of the generated classes
 * @param unit how much of an upgrade is one transaction
 * @param writtenBy the version of hop that wrote the file
 * @param refs where numbers and locks live on origin
 */
public record ProjectConfig(
        int format, String projectId, String javaPackage, TransactionUnit unit, String writtenBy, OwnRefs refs) {

    /** The layout that this version of hop reads and writes. */
    public static final int FORMAT = 1;

    /** The text of {@code .hop/config.toml}. */
    public static ProjectConfig parse(String text) {
        return ProjectConfigToml.parse(text);
    }

    public String text() {
        return ProjectConfigToml.format(this);
    }
}
