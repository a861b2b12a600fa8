/** The formula language: text to formula and back, its sugar, its LaTeX. */
@NullMarked
package elbow.formula;

import org.jspecify.annotations.NullMarked;
