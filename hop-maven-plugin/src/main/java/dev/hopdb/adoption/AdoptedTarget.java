package dev.hopdb.adoption;

import dev.hopdb.database.ForeignHistory;
import dev.hopdb.database.ForeignHistory.Entry;
import dev.hopdb.problem.HopException;
import dev.hopdb.project.Adoption;
import dev.hopdb.project.MigrationTool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether a target that hop has not upgraded yet has what the first release stands for. */
public final class AdoptedTarget {

    private final String name;
    private final Adoption adoption;

    /** @param name of the target */
    public AdoptedTarget(String name, Adoption adoption) {
        this.name = name;
        this.adoption = adoption;
    }

    /**
     * Compares what its tool has recorded there with what it had recorded where the project began.
     *
     * @throws HopException naming the scripts that are missing, unknown or not the same
     */
    public void check(Optional<ForeignHistory> found) {
        ForeignHistory history =
                found.filter(there -> there.tool() == adoption.tool()).orElseThrow(this::noRecord);
        Map<String, Entry> there = new LinkedHashMap<>();
        history.entries().forEach(entry -> there.put(entry.name(), entry));
        refuse(failed(there), "did not run to its end");
        List<String> missing = adoption.scripts().keySet().stream()
                .filter(script -> !there.containsKey(script))
                .toList();
        if (!missing.isEmpty()) {
            throw lacks(missing);
        }
        refuse(edited(there), "ran with another checksum");
        refuse(
                there.keySet().stream()
                        .filter(script -> !adoption.scripts().containsKey(script))
                        .toList(),
                "is not one of the scripts that release %s stands for".formatted(adoption.release()));
    }

    private static List<String> failed(Map<String, Entry> there) {
        return there.values().stream()
                .filter(entry -> !entry.succeeded())
                .map(Entry::name)
                .toList();
    }

    private List<String> edited(Map<String, Entry> there) {
        List<String> edited = new ArrayList<>();
        adoption.scripts().forEach((script, checksum) -> {
            String found = Objects.requireNonNull(there.get(script)).checksum();
            if (!found.equals(checksum)) {
                edited.add("%s (%s there, %s adopted)".formatted(script, found, checksum));
            }
        });
        return edited;
    }

    private void refuse(List<String> scripts, String what) {
        if (!scripts.isEmpty()) {
            throw new HopException(
                    "Target %s is not what release %s stands for: %s %s"
                            .formatted(name, adoption.release(), String.join(", ", scripts), what),
                    "%s has recorded it so, and a patch could meet a schema that it was not tested on"
                            .formatted(adoption.tool().word()),
                    "bring the target and the scripts together with %s; then mvn hop:upgrade -Dhop.target=%s"
                            .formatted(adoption.tool().word(), name));
        }
    }

    private HopException lacks(List<String> missing) {
        String run = adoption.tool() == MigrationTool.FLYWAY ? "flyway migrate" : "liquibase update";
        return new HopException(
                "Target %s lacks %s".formatted(name, String.join(", ", missing)),
                "release %s stands for these scripts, and hop runs none of them in a database that has others"
                        .formatted(adoption.release()),
                "%s on that database; then mvn hop:upgrade -Dhop.target=%s".formatted(run, name));
    }

    private HopException noRecord() {
        return new HopException(
                "Target %s has objects and no record of %s"
                        .formatted(name, adoption.tool().word()),
                "release %s stands for what %s ran, and without its record nobody knows whether that is all there"
                        .formatted(adoption.release(), adoption.tool().word()),
                "mvn hop:upgrade -Dhop.target=<another>: name the database that %s worked on, or an empty one"
                        .formatted(adoption.tool().word()));
    }
}
