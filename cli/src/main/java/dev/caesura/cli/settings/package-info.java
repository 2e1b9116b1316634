/** Commands about settings: a first configuration, and what is wrong with one. */
@NullMarked
package dev.caesura.cli.settings;

import org.jspecify.annotations.NullMarked;
