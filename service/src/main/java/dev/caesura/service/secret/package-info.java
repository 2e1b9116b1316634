/** Secrets as settings name them; their values never show in a log. */
@NullMarked
package dev.caesura.service.secret;

import org.jspecify.annotations.NullMarked;
