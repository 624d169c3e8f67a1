package dev.hopdb.backup;

import dev.hopdb.database.BackupRecord.Kind;
import dev.hopdb.database.DumpProgram;
import dev.hopdb.database.DumpPrograms;
import dev.hopdb.database.DumpPrograms.Search;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.database.Inventory;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides how a target is backed up, before anything is touched. */
final class BackupPlanning {

    private final LiveDatabase live;
    private final BackupSettings settings;
    private final DumpPrograms programs;

    BackupPlanning(LiveDatabase live, BackupSettings settings, DumpPrograms programs) {
        this.live = live;
        this.settings = settings;
        this.programs = programs;
    }

    BackupPlan plan(Session session) {
        if (settings.choice() == BackupChoice.NONE) {
            return new BackupPlan.Nothing(Kind.NONE);
        }
        Inventory found = session.inventory();
        if (session.isEmpty() && found.extensions().isEmpty() && !hasReleases(session)) {
            return new BackupPlan.Nothing(Kind.EMPTY);
        }
        List<String> obstacles = new ArrayList<>();
        if (settings.choice() != BackupChoice.COPY) {
            Search search = programs.find(live.server().traits().version());
            Optional<String> obstacle = obstacle(search);
            if (obstacle.isEmpty() && search instanceof Search.Found usable) {
                new BackupFolder(settings.folder()).requireSpaceFor(found.tableBytes());
                return new BackupPlan.Dump(usable.program());
            }
            obstacle.map("no dump: "::concat).ifPresent(obstacles::add);
        }
        if (settings.choice() != BackupChoice.DUMP) {
            String inTheWay = obstacleToCopy(found);
            if (inTheWay.isEmpty()) {
                return new BackupPlan.Copy();
            }
            obstacles.add("no copy: " + inTheWay);
        }
        throw none(obstacles);
    }

    /** Those that can read a dump that was made. */
    DumpProgram program() {
        Search search = programs.find(live.server().traits().version());
        Optional<String> obstacle = obstacle(search);
        if (obstacle.isEmpty() && search instanceof Search.Found usable) {
            return usable.program();
        }
        throw new HopException(
                "The dump of %s cannot be restored from here".formatted(live.name()),
                "%s; its pg_restore is needed".formatted(obstacle.orElseThrow()),
                search instanceof Search.Found
                        ? "say it in the address of the target as both understand it, then run the same command again"
                        : "install the client programs of PostgreSQL, or name them: "
                                + "-Dhop.pgDump=/usr/lib/postgresql/%s/bin/pg_dump".formatted(major()));
    }

    private Optional<String> obstacle(Search search) {
        return search instanceof Search.Found usable
                ? usable.program().obstacle(live.server().address(live.name()))
                : Optional.of(((Search.Missing) search).why());
    }

    private static boolean hasReleases(Session session) {
        return session.ledger().isInstalled() && !session.ledger().releases().isEmpty();
    }

    private String obstacleToCopy(Inventory found) {
        if (!found.mayReplace()) {
            return "the role has no CREATEDB, or is no member of the owner of the database";
        }
        if (!live.server().replacements().standsOutsideOf(live.name())) {
            return "the role may connect to no other database of the server, from which to copy this one";
        }
        List<ForeignSession> others = live.server().replacements().sessions(live.name());
        return others.isEmpty() || settings.stopSessions()
                ? ""
                : "it needs the target alone, and connected is %s"
                        .formatted(others.stream().map(ForeignSession::toString).collect(Collectors.joining(", ")));
    }

    private HopException none(List<String> obstacles) {
        return new HopException(
                "No backup of %s can be made".formatted(live.name()), String.join("\n", obstacles), """
                one of:
                -Dhop.pgDump=/usr/lib/postgresql/%s/bin/pg_dump names a pg_dump that is not on the PATH
                -Dhop.stopSessions=true ends sessions that are in the way of a copy
                -Dhop.backup=none goes on without a backup, if there is another way back""".formatted(
                                major()));
    }

    private String major() {
        return live.server().traits().version().replaceAll("\\D.*", "");
    }
}
