/** The inboxes that people work in, and the postings to them. */
@NullMarked
package dev.caesura.sender.handoff.inbox;

import org.jspecify.annotations.NullMarked;
