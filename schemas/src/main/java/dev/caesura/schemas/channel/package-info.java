/** The channels, described once for every service. */
@NullMarked
package dev.caesura.schemas.channel;

import org.jspecify.annotations.NullMarked;
