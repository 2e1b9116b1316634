/** Records that a gateway could not send and has set aside on its disk. */
@NullMarked
package dev.caesura.cli.spool;

import org.jspecify.annotations.NullMarked;
