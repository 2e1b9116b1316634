/** Threads that are started, watched and restarted in one place. */
@NullMarked
package dev.caesura.service.supervise;

import org.jspecify.annotations.NullMarked;
