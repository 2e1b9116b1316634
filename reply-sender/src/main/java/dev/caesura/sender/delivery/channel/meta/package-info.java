/** The common part of Meta's channels: the Graph API and its errors. */
@NullMarked
package dev.caesura.sender.delivery.channel.meta;

import org.jspecify.annotations.NullMarked;
