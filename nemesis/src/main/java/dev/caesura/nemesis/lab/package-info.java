/** The system under test: hosts in network namespaces, and processes on them. */
@NullMarked
package dev.caesura.nemesis.lab;

import org.jspecify.annotations.NullMarked;
