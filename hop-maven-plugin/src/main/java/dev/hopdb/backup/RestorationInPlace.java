package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DumpProgram;
import dev.hopdb.database.Emptying;
import dev.hopdb.database.Mark;
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
 */
public final class RestorationInPlace {

    /** As pg_restore lists it: {@code 2; 3079 16385 EXTENSION - hstore}. */
    private static final Pattern EXTENSION = Pattern.compile("\\d+; \\d+ \\d+ EXTENSION - (\\S+).*");

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
                return true;
            });
        }
    }

    /** What hop remembers of the target is older in the dump. */
    public void remember(Session session, String project, List<BackupRecord> records) {
        DatabaseName name = backups.live().name();
        long oid = backups.live().server().find(name).orElseThrow().oid();
        String system = backups.live().server().traits().systemId();
        session.mark(new Mark(project, Mark.Role.TARGET, "", oid, system));
        session.backups().inherit(records, record);
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
                .toList();
        String before = PATIENCE
                + emptying.statements().stream()
                        .map(statement -> statement + ";\n")
                        .collect(Collectors.joining());
        try {
            program.replace(
                    file, wanted, backups.live().server().address(backups.live().name()), before);
        } catch (HopException e) {
            if (!wentThrough(session, e)) {
                throw e;
            }
        }
    }

    /** A connection may be lost after the server has committed; what was restored has no record of its own backup. */
    private boolean wentThrough(Session session, HopException refusal) {
        try {
            return session.backups().all().stream()
                    .noneMatch(each -> each.name().equals(record.name()));
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
