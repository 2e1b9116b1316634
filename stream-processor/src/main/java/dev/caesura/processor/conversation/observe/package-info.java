/** Metrics and reports on conversations, for operators. */
@NullMarked
package dev.caesura.processor.conversation.observe;

import org.jspecify.annotations.NullMarked;
