@NullMarked
package dev.caesura.cli;

import org.jspecify.annotations.NullMarked;
