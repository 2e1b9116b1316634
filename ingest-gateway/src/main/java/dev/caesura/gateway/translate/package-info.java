/** Shows the meaning of webhooks, without sending anything. */
@NullMarked
package dev.caesura.gateway.translate;

import org.jspecify.annotations.NullMarked;
