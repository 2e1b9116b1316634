/** ManyChat flows that call a URL. */
@NullMarked
package dev.caesura.gateway.channel.manychat;

import org.jspecify.annotations.NullMarked;
