/** Bodies whose shape somebody else designed, read through JSON pointers. */
@NullMarked
package dev.caesura.gateway.channel.mapping;

import org.jspecify.annotations.NullMarked;
