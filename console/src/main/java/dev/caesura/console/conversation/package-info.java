/** One conversation: its records, where it stands, and commands to it. */
@NullMarked
package dev.caesura.console.conversation;

import org.jspecify.annotations.NullMarked;
