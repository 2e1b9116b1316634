/** What is done with each record: requests are answered, replies are delivered. */
@NullMarked
package dev.caesura.sender.listen;

import org.jspecify.annotations.NullMarked;
