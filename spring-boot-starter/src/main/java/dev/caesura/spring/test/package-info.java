/** Tests of an application with Caesura's topology in it, without a broker. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package dev.caesura.spring.test;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
