/** The story of one conversation, told from its records, and its words. Reads nothing itself. */
@NullMarked
package dev.caesura.schemas.story;

import org.jspecify.annotations.NullMarked;
