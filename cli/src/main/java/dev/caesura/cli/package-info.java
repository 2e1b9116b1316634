/** The commands: each is one class, listed in {@link dev.caesura.cli.Main}. */
@NullMarked
package dev.caesura.cli;

import org.jspecify.annotations.NullMarked;
