/** The records that cross a topic: immutable, JSON on the wire, one JSON Schema each. */
@NullMarked
package dev.caesura.schemas.event;

import org.jspecify.annotations.NullMarked;
