/** The story of one conversation, told from its records. Reads nothing itself. */
@NullMarked
package dev.caesura.cli.explain;

import org.jspecify.annotations.NullMarked;
