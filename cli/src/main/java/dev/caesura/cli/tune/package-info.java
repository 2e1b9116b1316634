/** Tries other gaps on messages that were really sent. Pure but for the chart. */
@NullMarked
package dev.caesura.cli.tune;

import org.jspecify.annotations.NullMarked;
