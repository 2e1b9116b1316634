/** Who may see the console, and who may act: users, OpenID Connect, headers. */
@NullMarked
package dev.caesura.console.signin;

import org.jspecify.annotations.NullMarked;
