@NullMarked
package dev.caesura.console.tune;

import org.jspecify.annotations.NullMarked;
