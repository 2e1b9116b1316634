/** Holds the handbook to the code: what is generated from it, what is quoted, what is linked. */
@NullMarked
package dev.caesura.cli.docs;

import org.jspecify.annotations.NullMarked;
