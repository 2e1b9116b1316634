/** The gap advisor. */
@NullMarked
package dev.caesura.cli.tune;

import org.jspecify.annotations.NullMarked;
