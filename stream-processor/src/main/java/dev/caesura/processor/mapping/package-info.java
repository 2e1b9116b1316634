/**
 * Messages from a topic that a team already has, in its own form: how they are read, and where
 * their conversations live.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.processor.mapping;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
