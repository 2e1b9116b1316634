/** Policies as a team writes them: a YAML file, read with the line of each mistake. */
@NullMarked
package dev.caesura.processor.policyfile;

import org.jspecify.annotations.NullMarked;
