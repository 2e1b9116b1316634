/** Reports the state of the system: reads the topics, judges them, and gives advice. */
@NullMarked
package dev.caesura.cli.health;

import org.jspecify.annotations.NullMarked;
