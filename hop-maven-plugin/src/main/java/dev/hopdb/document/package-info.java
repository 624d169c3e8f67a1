/**
 * What goals tell machines: values that become one JSON document. Start with {@link dev.hopdb.document.Document}.
 *
 * <p>The names of the components are the names in the document, so to rename one is to break somebody's pipeline: it
 * needs a new {@link dev.hopdb.document.Envelope#FORMAT}. Never holds a secret.
 */
@NullMarked
package dev.hopdb.document;

import org.jspecify.annotations.NullMarked;
