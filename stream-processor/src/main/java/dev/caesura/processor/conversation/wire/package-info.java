/** Records as they are read and written. */
@NullMarked
package dev.caesura.processor.conversation.wire;

import org.jspecify.annotations.NullMarked;
