/**
 * The one node: it loads a conversation, has the domain decide, saves, and applies, in one place.
 */
@NullMarked
package dev.caesura.processor.conversation;

import org.jspecify.annotations.NullMarked;
