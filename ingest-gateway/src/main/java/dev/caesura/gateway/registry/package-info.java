/** The channels that there are, by name. */
@NullMarked
package dev.caesura.gateway.registry;

import org.jspecify.annotations.NullMarked;
