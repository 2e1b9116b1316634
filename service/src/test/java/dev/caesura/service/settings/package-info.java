@NullMarked
package dev.caesura.service.settings;

import org.jspecify.annotations.NullMarked;
