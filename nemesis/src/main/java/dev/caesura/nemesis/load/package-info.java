/** The two ends of the system: contacts who write, and a provider that takes the replies. */
@NullMarked
package dev.caesura.nemesis.load;

import org.jspecify.annotations.NullMarked;
