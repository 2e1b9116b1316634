/** What the gateway measures, by name. */
@NullMarked
package dev.caesura.gateway.meter;

import org.jspecify.annotations.NullMarked;
