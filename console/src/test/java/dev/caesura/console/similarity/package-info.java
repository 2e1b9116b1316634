@NullMarked
package dev.caesura.console.similarity;

import org.jspecify.annotations.NullMarked;
