package dev.hopdb.sql;

import java.util.Optional;

/**
 * A statement that builds or drops indexes and cannot be in a transaction: what has become of it, the catalog tells.
 *
 * @param name of the index, or of what its indexes are rebuilt, as it is written; empty if it is left out
 * @param table of the index to build, as it is written; else empty
 */
public record IndexCommand(Action action, String name, String table) {

    /** What is done to the index. */
    public enum Action {
        CREATE,
        DROP,
        REBUILD_INDEX,
        REBUILD_TABLE,
        REBUILD_MANY
    }

    /** Empty if the statement is another one, or can be in a transaction. */
    public static Optional<IndexCommand> of(Script script, Statement statement) {
        if (statement.kind() != StatementKind.ALONE) {
            return Optional.empty();
        }
        var words = new NameReader(FirstTokens.of(script, statement));
        if (words.accept("CREATE")) {
            words.accept("UNIQUE");
            return words.accept("INDEX", "CONCURRENTLY") ? Optional.of(create(words)) : Optional.empty();
        }
        if (words.accept("DROP", "INDEX")) {
            words.accept("CONCURRENTLY");
            words.accept("IF", "EXISTS");
            return Optional.of(new IndexCommand(Action.DROP, words.name(), ""));
        }
        return words.accept("REINDEX") ? Optional.of(rebuild(words)) : Optional.empty();
    }

    private static IndexCommand create(NameReader words) {
        words.accept("IF", "NOT", "EXISTS");
        String name = words.accept("ON") ? "" : words.name();
        words.accept("ON");
        words.accept("ONLY");
        return new IndexCommand(Action.CREATE, name, words.name());
    }

    private static IndexCommand rebuild(NameReader words) {
        words.skipParentheses();
        Action action = words.accept("INDEX")
                ? Action.REBUILD_INDEX
                : words.accept("TABLE") ? Action.REBUILD_TABLE : Action.REBUILD_MANY;
        words.accept("CONCURRENTLY");
        return new IndexCommand(action, action == Action.REBUILD_MANY ? "" : words.name(), "");
    }
}
