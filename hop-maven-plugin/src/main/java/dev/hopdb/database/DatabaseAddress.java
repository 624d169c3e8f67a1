package dev.hopdb.database;

/**
 * How a client reaches a database.
 *
 * @param url for JDBC, without user and password
 */
public record DatabaseAddress(String url, String user, Secret password) {}
