/** Reads the log a second time and compares the decisions with the ledger. */
@NullMarked
package dev.caesura.cli.replay;

import org.jspecify.annotations.NullMarked;
