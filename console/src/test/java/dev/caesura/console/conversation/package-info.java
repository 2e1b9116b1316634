@NullMarked
package dev.caesura.console.conversation;

import org.jspecify.annotations.NullMarked;
