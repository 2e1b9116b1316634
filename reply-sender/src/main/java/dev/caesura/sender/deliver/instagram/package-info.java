/** Delivery through Instagram messaging. */
@NullMarked
package dev.caesura.sender.deliver.instagram;

import org.jspecify.annotations.NullMarked;
