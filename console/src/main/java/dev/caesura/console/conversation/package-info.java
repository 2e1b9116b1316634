/** One conversation: its records, its standing, and commands to it. */
@NullMarked
package dev.caesura.console.conversation;

import org.jspecify.annotations.NullMarked;
