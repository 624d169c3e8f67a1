package dev.hopdb.git;

import dev.hopdb.sql.SqlText;
import java.util.List;
import java.util.Optional;

/** A project's files at one moment. Paths start at the folder that holds {@code .hop/}, and have slashes. */
public interface Tree {

    /**
     * The text of a file in UTF-8, without a byte order mark.
     *
     * @throws dev.hopdb.problem.HopException if it is not UTF-8
     */
    Optional<String> text(String path);

    /**
     * The text of a file of SQL. Of one with more than 4 MiB, the data of {@code COPY} are left in the tree until they are
     * wanted.
     *
     * @throws dev.hopdb.problem.HopException if it is not UTF-8
     */
    Optional<SqlText> script(String path);

    /** The names of what is directly in {@code folder}, sorted; folders end with a slash. Empty if it is not there. */
    List<String> list(String folder);

    /**
     * Stands for what is at {@code path}, a file or a folder: where it is the same in two trees, so is everything there.
     * Empty if nothing is there, or for files on disk, which nobody has counted.
     */
    Optional<String> identity(String path);
}
