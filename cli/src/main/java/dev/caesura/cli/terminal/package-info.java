/** What every command shares: output, progress, errors, logs. */
@NullMarked
package dev.caesura.cli.terminal;

import org.jspecify.annotations.NullMarked;
