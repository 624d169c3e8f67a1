/**
 * What a script consists of, by PostgreSQL's own lexical rules. Start with {@link dev.hopdb.sql.Script}.
 *
 * <p>Text in, values out: nothing here talks to a server, or judges whether a statement is correct.
 */
@NullMarked
package dev.hopdb.sql;

import org.jspecify.annotations.NullMarked;
