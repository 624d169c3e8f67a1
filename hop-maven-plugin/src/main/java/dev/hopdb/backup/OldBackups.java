package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The backups of a target that nobody needs any more: beyond those to keep, or made by an upgrade that was killed before it
 * recorded them.
 *
 * <p>A record is in the hands of the owner of the database, and a copy of its whole server has it as well. So it opens
 * nothing: a file is deleted for its name, and a database dropped for its comment.
 */
final class OldBackups {

    private static final String COMMENT = "a backup that hop made of ";

    private final LiveDatabase live;
    private final BackupFolder folder;

    OldBackups(LiveDatabase live, BackupFolder folder) {
        this.live = live;
        this.folder = folder;
    }

    /** Says of a copy that it is recorded, and lets nobody connect to it. */
    void seal(BackupRecord copy) {
        live.server().seal(new DatabaseName(copy.place()), COMMENT + live.name());
    }

    /** Whether a record names a copy that hop made: sealed, or about to be when hop was killed. */
    boolean isCopy(BackupRecord record) {
        return facts(record)
                .filter(found -> found.comment().startsWith(COMMENT)
                        || (found.comment().isEmpty() && live.isNamedAsBackup(found.name())))
                .isPresent();
    }

    /** Drops copies without a seal and without a record. To be called under the lock of the target. */
    void sweep(Session session) {
        List<String> recorded =
                session.backups().all().stream().map(BackupRecord::place).toList();
        live.server().startingWith(live.backupPrefix()).stream()
                .filter(found -> found.comment().isEmpty() && live.isNamedAsBackup(found.name()))
                .filter(found -> !recorded.contains(found.name().text()))
                .forEach(found -> live.server().dropUnused(found.name()));
    }

    /**
     * Deletes the oldest beyond {@code kept}, never {@code newest}.
     *
     * @return what could not be deleted, and why; the next upgrade tries again
     */
    List<String> prune(Session session, int kept, BackupRecord newest) {
        List<BackupRecord> there =
                session.backups().all().stream().filter(this::isOwn).toList();
        List<String> left = new ArrayList<>();
        there.stream()
                .limit(Math.max(0, there.size() - kept))
                .filter(old -> !old.name().equals(newest.name()))
                .forEach(old -> {
                    Optional<String> obstacle = delete(old);
                    obstacle.map(why -> "The old backup %s could not be deleted: %s".formatted(old.place(), why))
                            .ifPresentOrElse(left::add, () -> session.backups().remove(old));
                });
        return left;
    }

    private boolean isOwn(BackupRecord record) {
        return switch (record.kind()) {
            case DUMP -> folder.has(record.name(), live.keyInFolder());
            case COPY ->
                facts(record)
                        .filter(found -> found.comment().equals(COMMENT + live.name()))
                        .isPresent();
            case EMPTY, NONE -> false;
        };
    }

    /** Empty once it is gone; else why it is not. */
    private Optional<String> delete(BackupRecord old) {
        try {
            if (old.kind() == Kind.DUMP) {
                folder.delete(old.name());
            } else {
                live.server().drop(new DatabaseName(old.place()));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getClass().getSimpleName());
        } catch (HopException e) {
            return Optional.of(e.why());
        }
    }

    private Optional<DatabaseFacts> facts(BackupRecord copy) {
        return live.server().find(new DatabaseName(copy.place()));
    }
}
