/** Delivers replies, each at most once unless the policy says otherwise. */
@NullMarked
package dev.caesura.sender.delivery;

import org.jspecify.annotations.NullMarked;
