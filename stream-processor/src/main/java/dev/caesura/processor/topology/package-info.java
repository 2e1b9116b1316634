/** The wiring, and the one class that builds it. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package dev.caesura.processor.topology;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
