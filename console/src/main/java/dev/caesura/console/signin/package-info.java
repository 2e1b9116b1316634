/** The rights to see the console, and to act: users, OpenID Connect, headers. */
@NullMarked
package dev.caesura.console.signin;

import org.jspecify.annotations.NullMarked;
