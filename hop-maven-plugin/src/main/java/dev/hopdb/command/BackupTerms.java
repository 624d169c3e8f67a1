package dev.hopdb.command;

import dev.hopdb.backup.BackupPlan;
import dev.hopdb.backup.Backups;
import dev.hopdb.backup.WayBack;
import dev.hopdb.console.Console;
import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.problem.HopException;
import java.util.List;
import java.util.stream.Collectors;

/** What the operator of a goal that writes to a target has to know of the way back before anything is applied. Reads only. */
final class BackupTerms {

    private final Backups backups;
    private final TargetSession at;
    private final Console console;

    BackupTerms(Backups backups, TargetSession at, Console console) {
        this.backups = backups;
        this.at = at;
        this.console = console;
    }

    /** Decides nothing: warns, and refuses what is to go back by itself and could not. */
    void tell(BackupPlan chosen) {
        if (chosen.kind() == Kind.NONE) {
            refuseIfNeeded("hop.backup says that no backup is made");
            console.warn("No backup is made, as hop.backup says: hop:rollback cannot undo what follows");
            return;
        }
        WayBack way = backups.wayBack(at.session(), chosen);
        if (way instanceof WayBack.None none) {
            refuseIfNeeded(none.why());
            console.warn(
                    "hop:rollback could not undo what follows: %s. The backup is made; keep at hand how to restore it"
                            .formatted(none.why()));
        } else if (way instanceof WayBack.Beside beside) {
            beside.lack().ifPresent(lack -> {
                refuseIfNeeded(lack);
                console.warn("After a hop:rollback " + lack);
            });
            refuseOthersIfInTheWay();
        }
    }

    /** A swap needs the target alone: while the application is connected it would fail for sure. */
    private void refuseOthersIfInTheWay() {
        List<ForeignSession> others =
                at.target().server().replacements().sessions(at.target().database());
        if (backups.settings().rollBackOnFailure() && !backups.settings().stopSessions() && !others.isEmpty()) {
            throw couldNotGoBack(
                    "going back needs the target alone, and connected is %s"
                            .formatted(others.stream()
                                    .map(ForeignSession::toString)
                                    .collect(Collectors.joining(", "))),
                    """
                    mvn hop:upgrade -Dhop.target=%1$s -Dhop.onFailure=stop
                    or, to have their sessions ended if it fails: \
                    mvn hop:upgrade -Dhop.target=%1$s -Dhop.onFailure=rollback -Dhop.stopSessions=true""".formatted(at.target().name()));
        }
    }

    private void refuseIfNeeded(String why) {
        if (backups.settings().rollBackOnFailure()) {
            throw couldNotGoBack(
                    why,
                    "mend that; or mvn hop:upgrade -Dhop.target=%s -Dhop.onFailure=stop"
                            .formatted(at.target().name()));
        }
    }

    private HopException couldNotGoBack(String why, String fix) {
        return new HopException(
                "An upgrade of %s that fails could not be rolled back"
                        .formatted(at.target().name()),
                why,
                fix);
    }
}
