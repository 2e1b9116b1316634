/** Commands about one conversation. */
@NullMarked
package dev.caesura.cli.conversation;

import org.jspecify.annotations.NullMarked;
