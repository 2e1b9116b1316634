/**
 * Caesura's topology in a Spring Boot application: its configuration, and the parts that an
 * application can add or replace.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.spring;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
