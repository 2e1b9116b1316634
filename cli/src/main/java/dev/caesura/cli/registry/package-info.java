/** Puts the topics' JSON Schemas into a schema registry. */
@NullMarked
package dev.caesura.cli.registry;

import org.jspecify.annotations.NullMarked;
