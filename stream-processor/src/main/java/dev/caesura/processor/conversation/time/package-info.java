/** The clocks of a partition: how far it was read, its fences, and its deadlines. */
@NullMarked
package dev.caesura.processor.conversation.time;

import org.jspecify.annotations.NullMarked;
