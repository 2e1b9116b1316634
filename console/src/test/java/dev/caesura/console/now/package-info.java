@NullMarked
package dev.caesura.console.now;

import org.jspecify.annotations.NullMarked;
