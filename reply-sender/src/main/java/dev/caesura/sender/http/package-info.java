/** What calls to other servers share: secrets and signatures. */
@NullMarked
package dev.caesura.sender.http;

import org.jspecify.annotations.NullMarked;
