/** Exact inference on networks, written once over an algebra of factors. */
@NullMarked
package elbow.inference;

import org.jspecify.annotations.NullMarked;
