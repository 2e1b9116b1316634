/** What the generation and the delivery of replies share. */
@NullMarked
package dev.caesura.sender.work;

import org.jspecify.annotations.NullMarked;
