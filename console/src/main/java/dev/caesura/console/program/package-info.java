/**
 * The console for programs: its views and actions as tools of the Model Context Protocol, under the
 * same rules as the page.
 */
@NullMarked
package dev.caesura.console.program;

import org.jspecify.annotations.NullMarked;
