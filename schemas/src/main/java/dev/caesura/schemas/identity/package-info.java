/**
 * Which conversation each id of a contact belongs to: one table for all who read the topic {@code
 * identities}.
 */
@NullMarked
package dev.caesura.schemas.identity;

import org.jspecify.annotations.NullMarked;
