/** The faults that strike the system. */
@NullMarked
package dev.caesura.nemesis.fault;

import org.jspecify.annotations.NullMarked;
