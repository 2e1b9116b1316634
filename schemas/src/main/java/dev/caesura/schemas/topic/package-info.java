/** Caesura's topics: name, key, value and settings of each, stated once. */
@API(status = API.Status.STABLE, since = "0.1")
@NullMarked
package dev.caesura.schemas.topic;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
