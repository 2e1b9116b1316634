/** Products that stand between a chat network and their own webhooks, each read as it is. */
@NullMarked
package dev.caesura.gateway.channel.generic.bridge;

import org.jspecify.annotations.NullMarked;
