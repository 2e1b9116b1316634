/** The stored data of conversations, and its layout in the state stores. */
@NullMarked
package dev.caesura.processor.store;

import org.jspecify.annotations.NullMarked;
