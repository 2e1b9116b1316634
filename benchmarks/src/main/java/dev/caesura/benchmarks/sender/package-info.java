/**
 * The cost of one slow call to its neighbors, and the number of calls that one instance carries.
 */
@NullMarked
package dev.caesura.benchmarks.sender;

import org.jspecify.annotations.NullMarked;
