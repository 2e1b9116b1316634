/** How records become bytes and back. */
@NullMarked
package dev.caesura.schemas.serde;

import org.jspecify.annotations.NullMarked;
