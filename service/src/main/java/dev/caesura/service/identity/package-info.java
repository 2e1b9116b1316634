/** Follows the topic {@code identities}, for services that resolve a contact's ids. */
@NullMarked
package dev.caesura.service.identity;

import org.jspecify.annotations.NullMarked;
