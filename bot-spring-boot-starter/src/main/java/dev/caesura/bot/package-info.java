/** A bot as a method: {@link dev.caesura.bot.ReplyGenerator}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.bot;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
