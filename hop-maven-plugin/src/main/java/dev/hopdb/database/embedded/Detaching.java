package dev.hopdb.database.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps a terminal's Ctrl-C from a server that others use: by setsid where there is one, else pg_ctl does it. */
final class Detaching {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Detaching() {}

    static boolean hasSetsid() {
        return Files.isExecutable(SETSID);
    }

    static List<String> setsid(List<String> command) {
        List<String> detached = new ArrayList<>(List.of(SETSID.toString()));
        detached.addAll(command);
        return detached;
    }
}
