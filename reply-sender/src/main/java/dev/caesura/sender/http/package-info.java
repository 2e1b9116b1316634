/** The common part of calls to other servers: secrets and signatures. */
@NullMarked
package dev.caesura.sender.http;

import org.jspecify.annotations.NullMarked;
