/**
 * Reading Caesura's topics as a whole: for pages that watch them and commands that explain them.
 */
@NullMarked
package dev.caesura.schemas.log;

import org.jspecify.annotations.NullMarked;
