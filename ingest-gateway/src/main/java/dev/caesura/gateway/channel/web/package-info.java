/** A chat page in a browser. */
@NullMarked
package dev.caesura.gateway.channel.web;

import org.jspecify.annotations.NullMarked;
