/** Knows contacts under all of their ids, so that one person has one conversation. */
@NullMarked
package dev.caesura.gateway.identity;

import org.jspecify.annotations.NullMarked;
