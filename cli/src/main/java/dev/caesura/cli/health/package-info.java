/** Says how the system is: reads the topics, judges what it read, and gives advice. */
@NullMarked
package dev.caesura.cli.health;

import org.jspecify.annotations.NullMarked;
