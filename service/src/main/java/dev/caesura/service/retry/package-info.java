/** When something that failed is tried again. */
@NullMarked
package dev.caesura.service.retry;

import org.jspecify.annotations.NullMarked;
