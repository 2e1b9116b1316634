/** The one test of the whole system, and of the page that shows it. */
@NullMarked
package dev.caesura.local;

import org.jspecify.annotations.NullMarked;
