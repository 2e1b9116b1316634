/** The present state of conversations, through Kafka Streams' interactive queries. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.processor.query;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
