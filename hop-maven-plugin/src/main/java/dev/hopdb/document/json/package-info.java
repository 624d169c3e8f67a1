/** Documents as JSON: the one place that knows Jackson. Start with {@link dev.hopdb.document.json.JsonText}. */
@NullMarked
package dev.hopdb.document.json;

import org.jspecify.annotations.NullMarked;
