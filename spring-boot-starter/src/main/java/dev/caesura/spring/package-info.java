/**
 * Caesura's topology in a Spring Boot application: what is configured, what an application can add
 * and replace.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.spring;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
