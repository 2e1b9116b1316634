/**
 * How a call proves where it comes from: signatures over raw bytes and constant tokens, compared in
 * constant time.
 */
@NullMarked
package dev.caesura.gateway.signature;

import org.jspecify.annotations.NullMarked;
