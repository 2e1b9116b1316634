/** Compares what a second reading of the log gives with the ledger. Reads nothing itself. */
@NullMarked
package dev.caesura.cli.replay;

import org.jspecify.annotations.NullMarked;
