@NullMarked
package dev.caesura.schemas.identity;

import org.jspecify.annotations.NullMarked;
