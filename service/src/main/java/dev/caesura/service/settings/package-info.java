/**
 * Settings: the files that hold them, the known names, and the reports on settings that can't be
 * used.
 */
@NullMarked
package dev.caesura.service.settings;

import org.jspecify.annotations.NullMarked;
