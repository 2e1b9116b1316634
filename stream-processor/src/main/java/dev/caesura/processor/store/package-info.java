/** What is kept of a conversation, and how it is laid out in the state stores. */
@NullMarked
package dev.caesura.processor.store;

import org.jspecify.annotations.NullMarked;
