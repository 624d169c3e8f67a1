package dev.hopdb.git;

import java.nio.file.Path;
import java.util.List;

/** The files of one commit in a folder of their own. */
public interface Checkout {

    /** The top of the repository's files. */
    Path top();

    /** The folder that holds {@code .hop/}. */
    Path home();

    /** The committed files that are not as in the commit any more, from the top; sorted. */
    List<String> changed();
}
