/** What contacts feel of the answers: how long they waited, and what was said over them. */
@NullMarked
package dev.caesura.schemas.answers;

import org.jspecify.annotations.NullMarked;
