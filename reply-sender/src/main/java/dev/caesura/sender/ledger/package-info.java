/**
 * The replies that were attempted, sent or failed, according to the {@code deliveries} topic. The
 * log's order decides who may send: the first attempt of a reply wins, whoever wrote it.
 */
@NullMarked
package dev.caesura.sender.ledger;

import org.jspecify.annotations.NullMarked;
