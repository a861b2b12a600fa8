/** The catalogue of mistakes, and what each makes of a part. */
@NullMarked
package elbow.mistake;

import org.jspecify.annotations.NullMarked;
