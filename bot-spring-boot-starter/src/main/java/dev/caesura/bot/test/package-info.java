/** Tests of a bot's method, without a broker. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.bot.test;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
