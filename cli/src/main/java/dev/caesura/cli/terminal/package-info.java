/** The common part of all commands: output, progress, errors, logs. */
@NullMarked
package dev.caesura.cli.terminal;

import org.jspecify.annotations.NullMarked;
