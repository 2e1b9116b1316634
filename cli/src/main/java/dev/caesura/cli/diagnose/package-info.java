/** What the ledger says about the system's health. Reads nothing itself. */
@NullMarked
package dev.caesura.cli.diagnose;

import org.jspecify.annotations.NullMarked;
