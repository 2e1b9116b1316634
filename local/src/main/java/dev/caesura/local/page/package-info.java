/** The demo's page, and the live feed behind it. */
@NullMarked
package dev.caesura.local.page;

import org.jspecify.annotations.NullMarked;
