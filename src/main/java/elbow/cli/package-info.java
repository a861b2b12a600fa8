/** The commands, one class each. */
@NullMarked
package elbow.cli;

import org.jspecify.annotations.NullMarked;
