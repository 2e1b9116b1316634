/** Commands about settings: a first configuration, and the check of one. */
@NullMarked
package dev.caesura.cli.settings;

import org.jspecify.annotations.NullMarked;
