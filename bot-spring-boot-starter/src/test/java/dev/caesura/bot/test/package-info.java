/** Bots under the test kit. */
@NullMarked
package dev.caesura.bot.test;

import org.jspecify.annotations.NullMarked;
