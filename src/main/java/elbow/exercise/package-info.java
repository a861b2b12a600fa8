/** Exercises read from YAML, their parameters, constraints and variants. */
@NullMarked
package elbow.exercise;

import org.jspecify.annotations.NullMarked;
