/** The test slice, in a test as others write it. */
@NullMarked
package dev.caesura.spring.test;

import org.jspecify.annotations.NullMarked;
