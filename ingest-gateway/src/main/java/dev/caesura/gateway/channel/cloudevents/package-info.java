/** Chat messages as CloudEvents 1.0. */
@NullMarked
package dev.caesura.gateway.channel.cloudevents;

import org.jspecify.annotations.NullMarked;
