/** Generation by a team's own bot, over HTTP. */
@NullMarked
package dev.caesura.sender.generate.http;

import org.jspecify.annotations.NullMarked;
