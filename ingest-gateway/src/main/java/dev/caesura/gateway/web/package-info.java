/** The replies to a visitor of a chat page, as server-sent events out of the log. */
@NullMarked
package dev.caesura.gateway.web;

import org.jspecify.annotations.NullMarked;
