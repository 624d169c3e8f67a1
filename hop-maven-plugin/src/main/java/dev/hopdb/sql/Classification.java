package dev.hopdb.sql;

import java.util.List;
import java.util.Set;

/**
 * Tells the kind of a statement from its first tokens. What is {@link StatementKind#ALONE} is what PostgreSQL 13 to 18
 * refuse in a transaction block because of how it is written; what they refuse because of what it finds, such as
 * {@code REINDEX TABLE} of a partitioned table or a {@code CALL} of a procedure that commits, no word tells.
 */
final class Classification {

    /** Only statements that begin with one of these words can be of another kind than transactional. */
    private static final Set<String> LEADS = Set.of(
            "ABORT",
            "ALTER",
            "BEGIN",
            "CLUSTER",
            "COMMIT",
            "CREATE",
            "DISCARD",
            "DROP",
            "END",
            "PREPARE",
            "REINDEX",
            "ROLLBACK",
            "SET",
            "START",
            "VACUUM");

    private static final Set<String> OF_THE_SERVER = Set.of("DATABASE", "TABLESPACE");
    private static final Set<String> OF_MANY_TABLES = Set.of("SCHEMA", "DATABASE", "SYSTEM");
    private static final Set<String> OF_ONE_TABLE = Set.of("TABLE", "INDEX");
    private static final Set<String> CHANGES = Set.of("SET", "ADD", "DROP");
    private static final Set<String> SCOPES = Set.of("SESSION", "LOCAL");
    private static final Set<String> NOISE = Set.of("WORK", "TRANSACTION");

    private final Pieces pieces;

    private Classification(List<String> pieces) {
        this.pieces = new Pieces(pieces);
    }

    /** Whether a statement that begins with this word has to be looked at further. */
    static boolean isOpen(String firstWord) {
        return LEADS.contains(firstWord);
    }

    static StatementKind of(List<String> pieces) {
        return pieces.isEmpty()
                ? StatementKind.TRANSACTIONAL
                : new Classification(pieces.subList(1, pieces.size())).after(pieces.get(0));
    }

    private StatementKind after(String first) {
        return switch (first) {
            case "BEGIN" -> StatementKind.BEGINS;
            case "START" -> pieces.accept("TRANSACTION") ? StatementKind.BEGINS : StatementKind.TRANSACTIONAL;
            case "COMMIT", "END" -> ends(StatementKind.COMMITS, StatementKind.COMMITS_AND_BEGINS);
            case "ROLLBACK", "ABORT" -> ends(StatementKind.ROLLS_BACK, StatementKind.ROLLS_BACK_AND_BEGINS);
            case "PREPARE" -> pieces.accept("TRANSACTION") ? StatementKind.PREPARES : StatementKind.TRANSACTIONAL;
            case "SET" -> {
                pieces.acceptOneOf(SCOPES);
                yield pieces.accept("TRANSACTION") ? StatementKind.SETS_TRANSACTION : StatementKind.TRANSACTIONAL;
            }
            case "ALTER" ->
                pieces.accept("TYPE") && pieces.skipName().accept("ADD", "VALUE")
                        ? StatementKind.ENDS_GROUP
                        : alone(altersAlone());
            case "CREATE" -> alone(createsAlone());
            case "DROP" -> alone(dropsAlone());
            case "REINDEX" -> alone(reindexesAlone());
            case "CLUSTER" -> alone(clustersAll());
            case "DISCARD" -> alone(pieces.accept("ALL"));
            case "VACUUM" -> StatementKind.ALONE;
            default -> StatementKind.TRANSACTIONAL;
        };
    }

    private static StatementKind alone(boolean isAlone) {
        return isAlone ? StatementKind.ALONE : StatementKind.TRANSACTIONAL;
    }

    private StatementKind ends(StatementKind simply, StatementKind andBegins) {
        if (pieces.accept("PREPARED")) {
            return StatementKind.ALONE;
        }
        pieces.acceptOneOf(NOISE);
        if (pieces.accept("TO")) {
            return StatementKind.TRANSACTIONAL;
        }
        return pieces.accept("AND", "CHAIN") ? andBegins : simply;
    }

    private boolean createsAlone() {
        if (pieces.acceptOneOf(OF_THE_SERVER)) {
            return true;
        }
        if (pieces.accept("SUBSCRIPTION")) {
            Pieces options = pieces.withOptions();
            return !options.isOff("CREATE_SLOT") && !options.isOff("CONNECT");
        }
        pieces.accept("UNIQUE");
        return pieces.accept("INDEX", "CONCURRENTLY");
    }

    /** A subscription without a slot could be dropped with others; only the server knows whether it has one. */
    private boolean dropsAlone() {
        return pieces.acceptOneOf(OF_THE_SERVER)
                || pieces.accept("SUBSCRIPTION")
                || pieces.accept("INDEX", "CONCURRENTLY");
    }

    private boolean altersAlone() {
        if (pieces.accept("DATABASE")) {
            return pieces.skipName().accept("SET", "TABLESPACE");
        }
        if (pieces.accept("TABLE")) {
            return detachesAlone();
        }
        return pieces.accept("SYSTEM") || (pieces.accept("SUBSCRIPTION") && subscribesAlone());
    }

    private boolean detachesAlone() {
        pieces.accept("IF", "EXISTS");
        pieces.accept("ONLY");
        pieces.skipName().accept("*");
        return pieces.accept("DETACH", "PARTITION") && pieces.skipName().accept("CONCURRENTLY");
    }

    private boolean subscribesAlone() {
        pieces.skipName();
        if (pieces.accept("REFRESH")) {
            return true;
        }
        if (!pieces.acceptOneOf(CHANGES)) {
            return false;
        }
        if (pieces.accept("PUBLICATION")) {
            return !pieces.withOptions().isOff("REFRESH");
        }
        Pieces options = pieces.acceptOptions();
        return options.names("FAILOVER") || options.isOff("TWO_PHASE");
    }

    private boolean reindexesAlone() {
        boolean concurrently = pieces.acceptOptions().isOn("CONCURRENTLY");
        return concurrently
                || pieces.acceptOneOf(OF_MANY_TABLES)
                || (pieces.acceptOneOf(OF_ONE_TABLE) && pieces.accept("CONCURRENTLY"));
    }

    private boolean clustersAll() {
        pieces.acceptOptions();
        pieces.accept("VERBOSE");
        return pieces.atEnd();
    }
}
