/** Delivery through ManyChat. */
@NullMarked
package dev.caesura.sender.deliver.manychat;

import org.jspecify.annotations.NullMarked;
