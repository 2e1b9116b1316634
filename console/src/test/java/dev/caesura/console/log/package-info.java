@NullMarked
package dev.caesura.console.log;

import org.jspecify.annotations.NullMarked;
