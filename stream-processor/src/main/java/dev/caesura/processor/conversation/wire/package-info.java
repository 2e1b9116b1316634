/** Reading and writing of records. */
@NullMarked
package dev.caesura.processor.conversation.wire;

import org.jspecify.annotations.NullMarked;
