/** The timing of retries. */
@NullMarked
package dev.caesura.service.retry;

import org.jspecify.annotations.NullMarked;
