package dev.hopdb.git.jgit;

import dev.hopdb.branch.Branch;
import java.io.IOException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.jspecify.annotations.Nullable;

/** Moves local branches, each from exactly where it was seen. */
final class BranchMoves {

    private final Repository git;

    BranchMoves(Clone clone) {
        this.git = clone.git();
    }

    /** @return whether the branch is at {@code to} now: not if somebody moved it meanwhile */
    boolean set(String name, @Nullable ObjectId from, ObjectId to) throws IOException {
        if (to.equals(from)) {
            return true;
        }
        RefUpdate update = git.updateRef(name);
        update.setNewObjectId(to);
        update.setExpectedOldObjectId(from == null ? ObjectId.zeroId() : from);
        update.setRefLogMessage(from == null ? "branch: Created by hop" : "hop: Fast-forward", false);
        RefUpdate.Result result = update.update();
        boolean moved = result == RefUpdate.Result.NEW || result == RefUpdate.Result.FAST_FORWARD;
        if (moved && from == null) {
            follow(name.substring(Constants.R_HEADS.length()));
        }
        return moved;
    }

    /** @param name a branch whose files are in place */
    boolean pointHeadTo(String name) throws IOException {
        String before = git.getFullBranch();
        RefUpdate update = git.updateRef(Constants.HEAD);
        update.setRefLogMessage(
                "checkout: moving from %s to %s"
                        .formatted(Repository.shortenRefName(String.valueOf(before)), Repository.shortenRefName(name)),
                false);
        RefUpdate.Result result = update.link(name);
        return switch (result) {
            case NEW, FORCED, NO_CHANGE, FAST_FORWARD -> true;
            default -> throw new IOException("HEAD cannot be written: " + result);
        };
    }

    boolean rename(Branch from, Branch to) throws IOException {
        if (git.exactRef(RefNames.local(from)) == null || git.exactRef(RefNames.local(to)) != null) {
            return false;
        }
        RefUpdate.Result result =
                git.renameRef(RefNames.local(from), RefNames.local(to)).rename();
        if (result != RefUpdate.Result.RENAMED) {
            throw new IOException("%s cannot be renamed: %s".formatted(from.name(), result));
        }
        forget(from);
        follow(to.name());
        return true;
    }

    boolean delete(Branch branch, ObjectId at) throws IOException {
        RefUpdate update = git.updateRef(RefNames.local(branch));
        update.setExpectedOldObjectId(at);
        update.setForceUpdate(true);
        boolean deleted = update.delete() == RefUpdate.Result.FORCED;
        if (deleted) {
            forget(branch);
        }
        return deleted;
    }

    /** So that {@code git status} and {@code git push} know its counterpart, as after a checkout by hand. */
    private void follow(String branch) throws IOException {
        if (git.exactRef(RefNames.BRANCHES + branch) != null) {
            StoredConfig config = git.getConfig();
            config.setString(
                    ConfigConstants.CONFIG_BRANCH_SECTION, branch, ConfigConstants.CONFIG_KEY_REMOTE, RefNames.ORIGIN);
            config.setString(
                    ConfigConstants.CONFIG_BRANCH_SECTION,
                    branch,
                    ConfigConstants.CONFIG_KEY_MERGE,
                    Constants.R_HEADS + branch);
            config.save();
        }
    }

    private void forget(Branch branch) throws IOException {
        StoredConfig config = git.getConfig();
        if (config.getSubsections(ConfigConstants.CONFIG_BRANCH_SECTION).contains(branch.name())) {
            config.unsetSection(ConfigConstants.CONFIG_BRANCH_SECTION, branch.name());
            config.save();
        }
    }
}
