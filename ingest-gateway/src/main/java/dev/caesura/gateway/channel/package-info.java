/** The interface that every channel implements; each channel is one folder below. */
@NullMarked
package dev.caesura.gateway.channel;

import org.jspecify.annotations.NullMarked;
