/** Runs the system, does things to it, and has it judged. */
@NullMarked
package dev.caesura.nemesis;

import org.jspecify.annotations.NullMarked;
