package dev.hopdb.sql;

/**
 * Data of a {@code COPY … FROM stdin} that a long text leaves out: the bytes from {@code from} to before {@code to} of
 * its source.
 *
 * @param lines that they have
 */
public record Omission(long from, long to, int lines) {}
