/** Load on a gateway, faults under it, and the proof that nothing was lost or reordered. */
@NullMarked
package dev.caesura.gateway.trial;

import org.jspecify.annotations.NullMarked;
