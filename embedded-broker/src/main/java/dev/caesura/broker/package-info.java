/** A real Kafka broker as a child process. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.broker;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
