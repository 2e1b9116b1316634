/**
 * Real conversations, answered by a simulated model and sender: the contacts' experience under
 * other settings.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.testkit.simulation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
