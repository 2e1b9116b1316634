/** Gets bursts answered: one small interface, and one folder for each kind of generator. */
@NullMarked
package dev.caesura.sender.generation.generator;

import org.jspecify.annotations.NullMarked;
