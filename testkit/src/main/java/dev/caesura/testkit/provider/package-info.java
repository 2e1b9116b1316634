/**
 * Stand-ins for other companies' servers on loopback: they accept and refuse the same calls as the
 * real ones, with the same answers, limits, delays and failures.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.testkit.provider;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
