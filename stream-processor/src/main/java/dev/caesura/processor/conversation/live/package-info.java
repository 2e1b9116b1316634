/** The conversations of a partition that wait for something, in memory. */
@NullMarked
package dev.caesura.processor.conversation.live;

import org.jspecify.annotations.NullMarked;
