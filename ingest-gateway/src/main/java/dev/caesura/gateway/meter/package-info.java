/** The gateway's measurements, by name. */
@NullMarked
package dev.caesura.gateway.meter;

import org.jspecify.annotations.NullMarked;
