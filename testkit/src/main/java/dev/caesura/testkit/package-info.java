/** Scripted conversations for topologies under {@code TopologyTestDriver}. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package dev.caesura.testkit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
