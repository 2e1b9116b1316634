/** Any system that can post JSON. */
@NullMarked
package dev.caesura.gateway.channel.generic;

import org.jspecify.annotations.NullMarked;
