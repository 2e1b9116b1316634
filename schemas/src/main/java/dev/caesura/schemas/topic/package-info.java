/** Caesura's topics: name, key, value and settings of each, stated once. */
@NullMarked
package dev.caesura.schemas.topic;

import org.jspecify.annotations.NullMarked;
