package dev.hopdb.project;

import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
import dev.hopdb.version.Version;
import java.util.Optional;
import java.util.function.Function;

/** Where a project's files are: paths from the folder that holds {@code .hop/}, with slashes. */
public final class Layout {

    public static final String CONFIG = ".hop/config.toml";

    /** Plans and snapshots. */
    public static final String RELEASES = ".hop/releases";

    /** What the database consists of: one file an object, from which classes are generated; and for people, as SQL. */
    public static final String MODEL = ".hop/model";

    /** The line of .gitattributes for the model: the same bytes everywhere, and no conflicts for people. */
    public static final String MODEL_ATTRIBUTES = MODEL + "/**/*.json text eol=lf merge=hop-model";

    /** What one clone keeps for itself: never committed. */
    public static final String LOCAL = ".hop/local";

    /** Roles that scripts name, made in development clusters only. */
    public static final String CLUSTER = ".hop/cluster.sql";

    /** What databases had before hop came, if they had something. */
    public static final String ADOPTION = ".hop/adopted.toml";

    /** Copies of the scripts that bring reference data. */
    public static final String BOOTSTRAP = "bootstrap";

    public static final String PATCHES = "Patches";

    public static final String README = "README.md";

    private static final String PLAN_ENDING = "-patches.toml";
    private static final String SNAPSHOT_ENDING = ".txt";

    private Layout() {}

    /** Whether a path, from the top of the repository, is that of a file of the model. */
    public static boolean isModel(String path) {
        return ("/" + path).contains("/" + MODEL + "/");
    }

    public static String plan(Version version) {
        return "%s/%s%s".formatted(RELEASES, version, PLAN_ENDING);
    }

    public static String snapshot(Label label) {
        return "%s/%s%s".formatted(RELEASES, label.text(), SNAPSHOT_ENDING);
    }

    /** The schema of a production release, as a script. */
    public static String schema(Label label) {
        return "%s/schema-%s.sql".formatted(MODEL, label.text());
    }

    public static String patch(PatchId id) {
        return PATCHES + "/" + id;
    }

    /** The release whose plan has this file name, if it is one of a plan. */
    public static Optional<Version> versionOfPlan(String fileName) {
        return without(PLAN_ENDING, fileName).flatMap(name -> meant(name, Version::parse));
    }

    /** What was promoted with this file name, if it is one of a snapshot. */
    public static Optional<Label> labelOfSnapshot(String fileName) {
        return without(SNAPSHOT_ENDING, fileName).flatMap(name -> meant(name, Label::parse));
    }

    /** A name that is none of hop's is a file of somebody's own. */
    private static <T> Optional<T> meant(String name, Function<String, T> meaning) {
        try {
            return Optional.of(meaning.apply(name));
        } catch (HopException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<String> without(String ending, String fileName) {
        return fileName.endsWith(ending)
                ? Optional.of(fileName.substring(0, fileName.length() - ending.length()))
                : Optional.empty();
    }
}
