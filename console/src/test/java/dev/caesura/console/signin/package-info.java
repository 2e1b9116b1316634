@NullMarked
package dev.caesura.console.signin;

import org.jspecify.annotations.NullMarked;
