@NullMarked
package dev.caesura.schemas.log;

import org.jspecify.annotations.NullMarked;
