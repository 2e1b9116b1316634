/** The page's files. */
@NullMarked
package dev.caesura.console.page;

import org.jspecify.annotations.NullMarked;
