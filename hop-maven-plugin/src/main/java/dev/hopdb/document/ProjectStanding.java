package dev.hopdb.document;

import java.util.List;

/**
 * Where a project stands, as of the last fetch.
 *
 * @param branch the one checked out; empty for a detached HEAD
 * @param production what was promoted last; empty before the first promotion
 * @param open the releases in preparation, in version order
 * @param settling what the next goal that changes something would do first
 * @param next what to type
 */
public record ProjectStanding(
        String branch, String production, List<OpenRelease> open, List<String> settling, String next)
        implements Document {

    /**
     * A release in preparation.
     *
     * @param candidate its newest release candidate; empty without one
     * @param behind the branches whose commits it lacks
     * @param patches in the order of its plan
     */
    public record OpenRelease(String version, String candidate, List<String> behind, List<PlannedPatch> patches) {}

    /** One line of a plan; the status is {@code candidate} or {@code staged}. */
    public record PlannedPatch(String patch, String status) {}
}
