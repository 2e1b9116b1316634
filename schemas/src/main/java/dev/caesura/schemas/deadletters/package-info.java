/** Dead letters, and which of them can be put back. */
@NullMarked
package dev.caesura.schemas.deadletters;

import org.jspecify.annotations.NullMarked;
