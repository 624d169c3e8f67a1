package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.DumpProgram;
import dev.hopdb.database.Emptying;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings a target back within itself, for a role that may make no database: what is there is dropped and the dump read
 * back in one transaction. Extensions that are in both stay as they are.
 *
 * <p>So does hop's record of backups, which is older in the dump: the same transaction says in it that the backup is spent.
 * Whoever is killed has either changed nothing, or has been seen to go back; never does the next rollback go further.
 */
public final class RestorationInPlace {

    /** As pg_restore lists it: {@code 2; 3079 16385 EXTENSION - hstore}. */
    private static final Pattern EXTENSION = Pattern.compile("\\d+; \\d+ \\d+ EXTENSION - (\\S+).*");

    /** {@code 3347; 0 16390 TABLE DATA hop backup shop}, {@code 216; 1259 16389 COMMENT hop TABLE backup shop}. */
    private static final Pattern RECORD_OF_BACKUPS =
            Pattern.compile("\\d+; \\d+ \\d+ [A-Z ]+ hop (?:(?:TABLE|SEQUENCE) )?backup(?:_counter|_position_seq)? .*");

    /** Whoever uses a table would be waited for without end. */
    private static final String PATIENCE = "SET LOCAL lock_timeout = '10s';\n";

    private final Backups backups;
    private final BackupRecord record;

    public RestorationInPlace(Backups backups, BackupRecord record) {
        this.backups = backups;
        this.record = record;
    }

    /** All of it, or nothing. */
    public void run(Session session) {
        if (record.kind() == Kind.DUMP) {
            readBack(session);
        } else {
            session.inTransaction(() -> {
                session.clear();
                session.backups().spend(record);
                return true;
            });
        }
    }

    private void readBack(Session session) {
        DumpProgram program = backups.program();
        Path file = backups.file(record);
        List<String> entries = program.list(file);
        Set<String> kept = extensions(entries);
        kept.retainAll(session.inventory().extensions());
        Emptying emptying = session.emptying(kept);
        List<String> wanted = entries.stream()
                .filter(entry -> !isThere(entry, kept, emptying.keptSchemas()))
                .filter(entry -> !RECORD_OF_BACKUPS.matcher(entry).matches())
                .toList();
        String before = PATIENCE
                + emptying.statements().stream()
                        .map(statement -> statement + ";\n")
                        .collect(Collectors.joining())
                + session.backups().spending(record)
                + ";\n";
        try {
            program.replace(
                    file, wanted, backups.live().server().address(backups.live().name()), before);
        } catch (HopException e) {
            if (!wentThrough(session, e)) {
                throw e;
            }
        }
    }

    /** A connection may be lost after the server has committed. */
    private boolean wentThrough(Session session, HopException refusal) {
        try {
            return session.backups().all().stream().anyMatch(each -> each.name().equals(record.name()) && each.spent());
        } catch (HopException unreachable) {
            refusal.leaves(RestorationBeside.IN_DOUBT);
            return false;
        }
    }

    private static Set<String> extensions(List<String> entries) {
        Set<String> names = new HashSet<>();
        for (String entry : entries) {
            Matcher extension = EXTENSION.matcher(entry);
            if (extension.matches()) {
                names.add(extension.group(1));
            }
        }
        return names;
    }

    private static boolean isThere(String entry, Set<String> extensions, Set<String> schemas) {
        return extensions.stream()
                        .anyMatch(name -> entry.contains(" EXTENSION - " + name + " ")
                                || entry.contains(" COMMENT - EXTENSION " + name + " "))
                || schemas.stream().anyMatch(name -> entry.contains(" SCHEMA - " + name + " "));
    }
}
