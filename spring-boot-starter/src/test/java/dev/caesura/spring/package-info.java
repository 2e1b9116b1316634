/** The starter, in applications as others write them. */
@NullMarked
package dev.caesura.spring;

import org.jspecify.annotations.NullMarked;
