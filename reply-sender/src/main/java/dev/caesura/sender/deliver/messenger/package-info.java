/** Delivery through Facebook Messenger. */
@NullMarked
package dev.caesura.sender.deliver.messenger;

import org.jspecify.annotations.NullMarked;
