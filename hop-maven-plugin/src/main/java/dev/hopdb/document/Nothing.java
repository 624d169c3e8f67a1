package dev.hopdb.document;

/** The result of a goal that has nothing to tell but that it is done. */
public record Nothing() implements Document {}
