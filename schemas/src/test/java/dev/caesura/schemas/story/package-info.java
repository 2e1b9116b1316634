@NullMarked
package dev.caesura.schemas.story;

import org.jspecify.annotations.NullMarked;
