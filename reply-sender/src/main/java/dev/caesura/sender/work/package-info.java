/** The common part of generating and delivering replies. */
@NullMarked
package dev.caesura.sender.work;

import org.jspecify.annotations.NullMarked;
