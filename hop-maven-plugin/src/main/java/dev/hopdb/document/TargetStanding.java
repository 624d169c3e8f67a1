package dev.hopdb.document;

import java.util.List;

/**
 * What a target has, and what is available for it.
 *
 * @param applied the releases that it has, complete, in order
 * @param available those that it lacks, in order
 */
public record TargetStanding(String target, List<String> applied, List<String> available) implements Document {}
