/** The topics' recent records, in bounded memory, and readers for older ones. */
@NullMarked
package dev.caesura.console.log;

import org.jspecify.annotations.NullMarked;
