/** The named distributions and their laws, formulas of the language over their parameters. */
@NullMarked
package elbow.distribution;

import org.jspecify.annotations.NullMarked;
