/**
 * The permitted senders of webhooks: accounts, their secrets, and the account that vouches for a
 * call.
 */
@NullMarked
package dev.caesura.gateway.account;

import org.jspecify.annotations.NullMarked;
