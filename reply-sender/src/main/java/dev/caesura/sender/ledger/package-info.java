/**
 * Which replies were attempted, sent or failed, as the {@code deliveries} topic tells it. The log's
 * order decides who may send: the first attempt of a reply wins, whoever wrote it.
 */
@NullMarked
package dev.caesura.sender.ledger;

import org.jspecify.annotations.NullMarked;
