@NullMarked
package dev.caesura.processor.processor;

import org.jspecify.annotations.NullMarked;
