package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord;
import dev.hopdb.database.DumpProgram;

/** How a target is going to be backed up. */
public sealed interface BackupPlan {

    BackupRecord.Kind kind();

    /** Whether nobody may be connected to the target meanwhile, hop included. */
    default boolean needsItAlone() {
        return kind() == BackupRecord.Kind.COPY;
    }

    /** Into a file. */
    record Dump(DumpProgram program) implements BackupPlan {
        @Override
        public BackupRecord.Kind kind() {
            return BackupRecord.Kind.DUMP;
        }
    }

    /** As another database on the server. */
    record Copy() implements BackupPlan {
        @Override
        public BackupRecord.Kind kind() {
            return BackupRecord.Kind.COPY;
        }
    }

    /** Not at all, since there is nothing, or since the operator said so. */
    record Nothing(BackupRecord.Kind kind) implements BackupPlan {}
}
