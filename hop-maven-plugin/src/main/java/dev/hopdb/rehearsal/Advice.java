package dev.hopdb.rehearsal;

import dev.hopdb.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The safe way to write a statement that keeps others waiting, told from its words. */
final class Advice {

    private static final Pattern INDEX = Pattern.compile("(?is)^(CREATE\\s+(?:UNIQUE\\s+)?INDEX)\\b");
    private static final Pattern DROPPED_INDEX = Pattern.compile("(?is)^(DROP\\s+INDEX)\\b");
    private static final String OTHERWISE =
            "put it into a file of its own, with transaction = \"file\" in .hop/config.toml,"
                    + " so that its lock ends with it; or apply the release when nobody needs the table";

    private final String text;
    private final String words;
    private final boolean rewrites;

    private Advice(String text, boolean rewrites) {
        this.text = text.strip();
        this.words = StatementWords.of(text);
        this.rewrites = rewrites;
    }

    /** @param rewrites whether the statement replaced the file of a table */
    static String on(String statement, boolean rewrites) {
        List<String> advice = new Advice(statement, rewrites).all();
        return advice.isEmpty() ? OTHERWISE : String.join("; ", advice);
    }

    private List<String> all() {
        List<String> advice = new ArrayList<>();
        if (opens("ALTER TABLE")) {
            constraints(advice);
            columns(advice);
            storage(advice);
            partitions(advice);
        } else {
            others(advice);
        }
        return advice;
    }

    private void constraints(List<String> advice) {
        boolean checks = has("FOREIGN KEY") || has("REFERENCES") || (has("ADD") && has("CHECK"));
        if (checks && !has("NOT VALID")) {
            advice.add(
                    "add the constraint with NOT VALID, and in a later transaction ALTER TABLE ... VALIDATE CONSTRAINT,"
                            + " which blocks neither reads nor writes");
        }
        boolean unique =
                (has("ADD UNIQUE") || has("ADD PRIMARY KEY") || matches(" ADD CONSTRAINT \\S+ (UNIQUE|PRIMARY) "))
                        && !has("USING INDEX");
        if (unique) {
            advice.add("first CREATE UNIQUE INDEX CONCURRENTLY, then ALTER TABLE ... ADD CONSTRAINT ... USING INDEX");
        }
        if (has("SET NOT NULL")) {
            advice.add(
                    "first ADD CONSTRAINT ... CHECK (... IS NOT NULL) NOT VALID, then VALIDATE CONSTRAINT, then SET NOT"
                            + " NULL, which scans nothing then, then DROP CONSTRAINT");
        }
    }

    private void columns(List<String> advice) {
        if (rewrites && matches(" (TYPE|SET DATA TYPE) ")) {
            advice.add(
                    "add a column of the new type, fill it in batches with UPDATE, each in a transaction of its own, keep"
                            + " it up to date by a trigger, then swap the names");
        } else if (rewrites && has("ADD")) {
            advice.add(
                    "add the column without its default, then ALTER COLUMN ... SET DEFAULT, then fill the rows that are"
                            + " there in batches with UPDATE, each in a transaction of its own");
        }
    }

    private void storage(List<String> advice) {
        if (matches(" SET (LOGGED|UNLOGGED|TABLESPACE|ACCESS METHOD) ")) {
            advice.add("it copies the whole table under its lock: do it when nobody needs the table");
        }
    }

    private void partitions(List<String> advice) {
        if (has("ATTACH PARTITION")) {
            advice.add(
                    "first add to the new partition a CHECK constraint with the bounds, NOT VALID, and validate it, so"
                            + " that attaching scans nothing");
        }
        if (has("DETACH PARTITION") && !has("CONCURRENTLY")) {
            advice.add("ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY");
        }
    }

    private void others(List<String> advice) {
        boolean concurrently = has("CONCURRENTLY");
        if (INDEX.matcher(text).find() && !concurrently) {
            advice.add(oneLine(INDEX.matcher(text).replaceFirst("$1 CONCURRENTLY"))
                    + " (on a partitioned table: on each partition, then ALTER INDEX ... ATTACH PARTITION)");
        } else if (DROPPED_INDEX.matcher(text).find() && !concurrently) {
            advice.add(oneLine(DROPPED_INDEX.matcher(text).replaceFirst("$1 CONCURRENTLY")));
        } else if (opens("REINDEX") && !concurrently) {
            advice.add("REINDEX ... CONCURRENTLY");
        } else if (opens("REFRESH MATERIALIZED VIEW") && !concurrently) {
            advice.add("REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on the view");
        } else if (opens("UPDATE") || opens("DELETE") || opens("MERGE") || opens("WITH")) {
            advice.add(
                    "change the rows in batches, each in a transaction of its own: several files with transaction = \"file\" in"
                            + " .hop/config.toml");
        } else if (opens("CLUSTER") || (opens("VACUUM") && has("FULL"))) {
            advice.add("it copies the whole table under its lock: do it when nobody needs the table");
        }
    }

    private boolean opens(String phrase) {
        return words.startsWith(" " + phrase + " ");
    }

    private boolean has(String phrase) {
        return words.contains(" " + phrase + " ");
    }

    private boolean matches(String pattern) {
        return Pattern.compile(pattern).matcher(words).find();
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("\\s+", " ");
    }
}
