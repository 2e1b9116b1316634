/** Commands that need no broker. */
@NullMarked
package dev.caesura.cli.offline;

import org.jspecify.annotations.NullMarked;
