/** All channels, by name. */
@NullMarked
package dev.caesura.gateway.registry;

import org.jspecify.annotations.NullMarked;
