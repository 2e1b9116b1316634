/** Instagram messaging. */
@NullMarked
package dev.caesura.gateway.channel.instagram;

import org.jspecify.annotations.NullMarked;
