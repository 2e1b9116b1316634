/** The demo: a broker and all services in one process. */
@NullMarked
package dev.caesura.local;

import org.jspecify.annotations.NullMarked;
