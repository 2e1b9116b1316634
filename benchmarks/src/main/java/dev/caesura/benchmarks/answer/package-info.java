/** The time of the answer, and whether it talks over the contact. */
@NullMarked
package dev.caesura.benchmarks.answer;

import org.jspecify.annotations.NullMarked;
