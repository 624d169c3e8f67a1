package dev.hopdb.git.jgit;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Git's settings of this machine and user: read, never written.
 *
 * <p>By itself JGit measures each file system for 0.4 s, with files it writes into the repository, and keeps the result
 * in the user's home. A bound that holds on all file systems that Git is used on serves as well: it only decides how
 * long a file just read is read again.
 */
final class UserSettings extends SystemReader.Delegate {

    private static final String CLOCK_OF_FILES = "20 ms";

    private UserSettings(SystemReader machine) {
        super(machine);
    }

    static synchronized void use() {
        if (!(SystemReader.getInstance() instanceof UserSettings)) {
            SystemReader.setInstance(new UserSettings(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Bounded(super.openUserConfig(parent, fs), fs);
    }

    /** The user's settings, with an answer to the one question that JGit would measure. */
    private static final class Bounded extends FileBasedConfig {

        Bounded(Config user, FS fs) {
            super(user, null, fs);
        }

        @Override
        public @Nullable String getString(String section, @Nullable String subsection, String name) {
            String found = super.getString(section, subsection, name);
            boolean asked = ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)
                    && ConfigConstants.CONFIG_KEY_TIMESTAMP_RESOLUTION.equals(name);
            return found == null && asked ? CLOCK_OF_FILES : found;
        }

        @Override
        public void load() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
