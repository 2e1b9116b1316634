@NullMarked
package dev.caesura.cli.health;

import org.jspecify.annotations.NullMarked;
