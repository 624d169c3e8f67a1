package dev.hopdb.git.jgit;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * How Git merges the files that {@code .gitattributes} gives to {@code merge=hop-model}: it keeps those of the branch
 * that is merged into, and the next goal that builds the database writes them anew.
 */
final class MergeDriver {

    private static final String SECTION = "merge";
    private static final String NAME = "hop-model";
    private static final String DRIVER = "driver";

    /** A program that succeeds, and so leaves one side as it is. */
    private static final String KEEP = "true";

    private final Repository git;

    MergeDriver(Repository git) {
        this.git = git;
    }

    /** @return whether anything was written */
    boolean install() throws IOException {
        StoredConfig config = git.getConfig();
        if (KEEP.equals(config.getString(SECTION, NAME, DRIVER))) {
            return false;
        }
        config.setString(SECTION, NAME, "name", "keeps one side: hop writes the model anew");
        config.setString(SECTION, NAME, DRIVER, KEEP);
        config.save();
        return true;
    }
}
