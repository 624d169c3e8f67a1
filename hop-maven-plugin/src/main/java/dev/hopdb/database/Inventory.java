package dev.hopdb.database;

import java.util.List;

/**
 * What decides how a database can be backed up, and replaced by a backup.
 *
 * @param tableBytes of all tables, without their indexes
 * @param extensions by name, but for plpgsql, which every database has
 * @param mayReplace whether the role may make another database of this one's owner, and rename both
 * @param objectsOfOthers examples of what belongs to roles that this role is no member of
 * @param extensionsOfOthers installed ones that this role could not install again
 * @param holders replication slots and subscriptions: they stay with the database that they were made in
 * @param settingsOfOthers those of the database that this role may hardly give to another one: {@code work_mem of app}
 */
public record Inventory(
        long tableBytes,
        List<String> extensions,
        boolean mayReplace,
        List<String> objectsOfOthers,
        List<String> extensionsOfOthers,
        List<String> holders,
        List<String> settingsOfOthers) {}
