package dev.hopdb.command;

import dev.hopdb.database.TestCluster;
import dev.hopdb.git.CommitId;
import java.util.Map;

/**
 * All that a goal which changes nothing leaves as it was: origin, the branches and files of a clone, and databases.
 *
 * @param status of the working tree and index, with the files that are not committed
 */
record Everything(
        Map<String, CommitId> origin, Map<String, CommitId> branches, String head, String status, String databases) {

    static Everything of(TestProject project, Developer developer) {
        Map<String, CommitId> branches = project.git().refs(developer.folder());
        branches.keySet().removeIf(name -> !name.startsWith("refs/heads/"));
        return new Everything(
                project.git().originRefs(),
                branches,
                developer.git("rev-parse", "--symbolic-full-name", "HEAD"),
                project.git().status(developer.folder()),
                developer.development() + " " + scratch(project));
    }

    /** The databases that were made for one command. */
    static String scratch(TestProject project) {
        return TestCluster.query(
                TestCluster.address(),
                "SELECT coalesce(string_agg(datname, ', '), 'no scratch') FROM pg_database WHERE datname LIKE 'hop\\_%s\\_x\\_%%'"
                        .formatted(project.id().substring(0, 8)));
    }
}
