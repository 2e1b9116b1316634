/** Commands about dead letters. */
@NullMarked
package dev.caesura.cli.deadletters;

import org.jspecify.annotations.NullMarked;
