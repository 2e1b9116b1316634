@NullMarked
package dev.caesura.console;

import org.jspecify.annotations.NullMarked;
