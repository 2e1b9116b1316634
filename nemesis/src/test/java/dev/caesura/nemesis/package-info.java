@NullMarked
package dev.caesura.nemesis;

import org.jspecify.annotations.NullMarked;
