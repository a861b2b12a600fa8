/** Sessions at a terminal. */
@NullMarked
package elbow.practice;

import org.jspecify.annotations.NullMarked;
