@NullMarked
package dev.caesura.console.services;

import org.jspecify.annotations.NullMarked;
