/** What was written to the topics lately, in bounded memory, and how to read what is older. */
@NullMarked
package dev.caesura.console.log;

import org.jspecify.annotations.NullMarked;
