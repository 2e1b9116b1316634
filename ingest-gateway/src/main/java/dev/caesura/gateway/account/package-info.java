/** Who may send webhooks: accounts, their secrets, and which of them vouches for a call. */
@NullMarked
package dev.caesura.gateway.account;

import org.jspecify.annotations.NullMarked;
