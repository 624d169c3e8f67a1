package dev.hopdb.state;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.ForeignSession;
import java.util.List;

/**
 * What came of rebuilding the development database.
 *
 * @param ended the sessions of others that were on it
 * @param note how it was made: {@code state 3f2a91 + 1 patch}
 * @param catalog what people made in it
 */
public record Rebuilt(List<ForeignSession> ended, String note, Catalog catalog) {}
