package dev.hopdb.git.jgit;

import dev.hopdb.git.CommitDraft;
import dev.hopdb.git.CommitId;
import dev.hopdb.git.FileChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;

/** Makes commits that no ref points to yet. */
final class NewCommit {

    private final Clone clone;

    NewCommit(Clone clone) {
        this.clone = clone;
    }

    CommitId of(CommitDraft draft) throws IOException {
        try (ObjectInserter inserter = clone.git().newObjectInserter();
                ObjectReader reader = inserter.newReader()) {
            ObjectId base = ObjectId.fromString(draft.tree().hex());
            ObjectId tree = new TreeEdit(reader, inserter).apply(base, blobs(draft, inserter));
            CommitBuilder commit = inTheUsersName(tree, draft.message());
            draft.parents().forEach(parent -> commit.addParentId(Clone.id(parent)));
            new Signature(clone.git()).addTo(commit);
            return insert(inserter, commit);
        }
    }

    /** Not signed: it is no part of anybody's history, and a lock must not wait for a passphrase. */
    CommitId note(String text) throws IOException {
        try (ObjectInserter inserter = clone.git().newObjectInserter()) {
            return insert(inserter, inTheUsersName(inserter.insert(new TreeFormatter()), text));
        }
    }

    private CommitBuilder inTheUsersName(ObjectId tree, String message) {
        Identity identity =
                new Identity(clone.git().getConfig(), clone.connection().clock());
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(identity.author());
        commit.setCommitter(identity.committer());
        commit.setMessage(message);
        return commit;
    }

    private Map<String, ObjectId> blobs(CommitDraft draft, ObjectInserter inserter) throws IOException {
        Map<String, ObjectId> blobs = new LinkedHashMap<>();
        for (FileChange change : draft.changes()) {
            ObjectId blob = change instanceof FileChange.Write write
                    ? inserter.insert(Constants.OBJ_BLOB, write.text().getBytes(StandardCharsets.UTF_8))
                    : ObjectId.zeroId();
            blobs.put(clone.prefix() + change.path(), blob);
        }
        return blobs;
    }

    private static CommitId insert(ObjectInserter inserter, CommitBuilder commit) throws IOException {
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return Clone.commit(id);
    }
}
