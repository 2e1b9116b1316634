/** The gateway as a program: its settings, its parts, its health. */
@NullMarked
package dev.caesura.gateway.app;

import org.jspecify.annotations.NullMarked;
