/** The service around the topology. */
@NullMarked
package dev.caesura.processor.app;

import org.jspecify.annotations.NullMarked;
