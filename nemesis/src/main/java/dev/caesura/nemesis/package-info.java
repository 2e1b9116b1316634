/** Runs the system, injects faults, and has it judged. */
@NullMarked
package dev.caesura.nemesis;

import org.jspecify.annotations.NullMarked;
