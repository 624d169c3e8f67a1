package dev.hopdb.upgrade;

import dev.hopdb.patch.Patch;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.version.Label;
import java.time.Duration;

/** Is told what has just run. In a transaction that is not committed yet, it may still be undone. */
public interface Progress {

    Progress SILENT = new Progress() {
        @Override
        public void ran(Label release, Patch patch, PatchFile file, Duration took) {}

        @Override
        public void applied(Label release, Patch patch, Duration took) {}
    };

    void ran(Label release, Patch patch, PatchFile file, Duration took);

    void applied(Label release, Patch patch, Duration took);
}
