/**
 * What a schema consists of, in the words of SQL: relations, types and routines, and the text that the model keeps of
 * each. Start with {@link dev.hopdb.catalog.Catalog}. Reads no database and no file.
 */
@NullMarked
package dev.hopdb.catalog;

import org.jspecify.annotations.NullMarked;
