@NullMarked
package dev.caesura.nemesis.judge;

import org.jspecify.annotations.NullMarked;
