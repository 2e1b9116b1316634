/** How records become bytes and back. */
@API(status = API.Status.STABLE, since = "0.1")
@NullMarked
package dev.caesura.schemas.serde;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
