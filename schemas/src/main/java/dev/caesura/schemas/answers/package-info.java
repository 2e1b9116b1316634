/**
 * The contacts' experience of answers: how long they waited, and which answers talked over them.
 */
@NullMarked
package dev.caesura.schemas.answers;

import org.jspecify.annotations.NullMarked;
