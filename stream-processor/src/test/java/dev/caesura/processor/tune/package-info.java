@NullMarked
package dev.caesura.processor.tune;

import org.jspecify.annotations.NullMarked;
