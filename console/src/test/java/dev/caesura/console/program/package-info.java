@NullMarked
package dev.caesura.console.program;

import org.jspecify.annotations.NullMarked;
