/** Facebook Messenger. */
@NullMarked
package dev.caesura.gateway.channel.messenger;

import org.jspecify.annotations.NullMarked;
