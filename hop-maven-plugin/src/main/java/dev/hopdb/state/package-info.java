/**
 * Databases in the states that trees describe: built once, kept as templates, cloned. Start with {@link
 * dev.hopdb.state.States}.
 *
 * <p>Nothing here touches a database that hop cannot prove to be its own: scratch by the name that only this workspace
 * wrote down, the development database by its mark.
 */
@NullMarked
package dev.hopdb.state;

import org.jspecify.annotations.NullMarked;
