/** What every channel must be able to do; each channel is one folder below. */
@NullMarked
package dev.caesura.gateway.channel;

import org.jspecify.annotations.NullMarked;
