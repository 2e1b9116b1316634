@NullMarked
package dev.caesura.cli.diagnose;

import org.jspecify.annotations.NullMarked;
