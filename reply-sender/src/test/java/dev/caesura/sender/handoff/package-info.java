@NullMarked
package dev.caesura.sender.handoff;

import org.jspecify.annotations.NullMarked;
