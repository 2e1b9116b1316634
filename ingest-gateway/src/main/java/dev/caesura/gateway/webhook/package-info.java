/** From an HTTP call to records and an answer. */
@NullMarked
package dev.caesura.gateway.webhook;

import org.jspecify.annotations.NullMarked;
