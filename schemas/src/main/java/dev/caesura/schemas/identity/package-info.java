/**
 * The conversation of each id of a contact: one table for all readers of the topic {@code
 * identities}.
 */
@NullMarked
package dev.caesura.schemas.identity;

import org.jspecify.annotations.NullMarked;
