/** Generation by a team's own bot, over HTTP. */
@NullMarked
package dev.caesura.sender.generation.generator.http;

import org.jspecify.annotations.NullMarked;
