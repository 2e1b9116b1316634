@NullMarked
package dev.caesura.sender.ledger;

import org.jspecify.annotations.NullMarked;
