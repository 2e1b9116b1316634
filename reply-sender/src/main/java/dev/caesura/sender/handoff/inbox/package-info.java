/** The inboxes that people work in, and what is posted there. */
@NullMarked
package dev.caesura.sender.handoff.inbox;

import org.jspecify.annotations.NullMarked;
