/**
 * The proofs of a call's origin: signatures over raw bytes and constant tokens, compared in
 * constant time.
 */
@NullMarked
package dev.caesura.gateway.signature;

import org.jspecify.annotations.NullMarked;
