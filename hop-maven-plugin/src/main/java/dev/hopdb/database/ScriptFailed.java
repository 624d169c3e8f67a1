package dev.hopdb.database;

import dev.hopdb.problem.HopException;

/** The server rejected a statement of a script; the place is within the script. */
public final class ScriptFailed extends HopException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    /**
     * @param file the name of the script in its patch
     * @param line counted from 1
     * @param column counted from 1
     * @param statement the first line of the statement
     * @param serverSays the message, SQL state, detail and hint of the server
     */
    public ScriptFailed(String file, int line, int column, String statement, String serverSays) {
        super(
                "%s:%d:%d failed".formatted(file, line, column),
                "%s\nin: %s".formatted(serverSays, statement),
                "mend %s, then run the same command again".formatted(file));
        this.file = file;
        this.line = line;
    }

    private ScriptFailed(ScriptFailed same, String fix) {
        super(same.problem(), same.why(), fix, same);
        this.file = same.file;
        this.line = same.line;
    }

    /** The same failure where a script cannot be mended any more, since it is released. */
    public ScriptFailed with(String fix) {
        return new ScriptFailed(this, fix);
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }
}
