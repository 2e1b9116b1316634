/** What is known of conversations right now, asked through Kafka Streams' interactive queries. */
@NullMarked
package dev.caesura.processor.query;

import org.jspecify.annotations.NullMarked;
