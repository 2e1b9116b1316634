/** What is counted and told of conversations, for those who run them. */
@NullMarked
package dev.caesura.processor.conversation.observe;

import org.jspecify.annotations.NullMarked;
