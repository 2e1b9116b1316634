/** The numbers and choices of the rules, resolved per account. */
@NullMarked
package dev.caesura.processor.domain.policy;

import org.jspecify.annotations.NullMarked;
