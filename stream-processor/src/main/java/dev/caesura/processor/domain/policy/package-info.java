/** The numbers and choices that the rules take, resolved per account. */
@NullMarked
package dev.caesura.processor.domain.policy;

import org.jspecify.annotations.NullMarked;
