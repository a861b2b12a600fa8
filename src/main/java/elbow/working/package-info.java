/** Formulas lowered to a graph of named steps: evaluated, printed, evaluated again. */
@NullMarked
package elbow.working;

import org.jspecify.annotations.NullMarked;
