/**
 * The stories: one class for each goal. Start reading here.
 *
 * <p>A story checks, tries everything out in scratch, publishes in one move, then settles. It decides nothing about how
 * Git, PostgreSQL or Maven are driven; it asks the ports for that.
 */
@NullMarked
package dev.hopdb.command;

import org.jspecify.annotations.NullMarked;
