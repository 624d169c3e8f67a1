package dev.hopdb.git;

import dev.hopdb.project.OwnRefs;

/**
 * What a shared repository has and takes.
 *
 * @param hasProduction whether there is a branch {@code ho-prod}
 * @param own where it lets hop keep numbers and locks
 */
public record OriginTraits(boolean hasProduction, OwnRefs own) {}
