/**
 * Settings: the files that hold them, the names that are known, and what is said of one that can't
 * be used.
 */
@NullMarked
package dev.caesura.service.settings;

import org.jspecify.annotations.NullMarked;
