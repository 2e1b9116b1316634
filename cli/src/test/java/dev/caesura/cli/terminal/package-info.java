@NullMarked
package dev.caesura.cli.terminal;

import org.jspecify.annotations.NullMarked;
