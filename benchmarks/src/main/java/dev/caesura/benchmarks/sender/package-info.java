/** What one slow call costs its neighbours, and how many calls one instance carries. */
@NullMarked
package dev.caesura.benchmarks.sender;

import org.jspecify.annotations.NullMarked;
