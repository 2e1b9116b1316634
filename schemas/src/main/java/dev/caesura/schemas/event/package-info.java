/** The records that cross a topic: immutable, JSON on the wire, one JSON Schema each. */
@API(status = API.Status.STABLE, since = "0.1")
@NullMarked
package dev.caesura.schemas.event;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
