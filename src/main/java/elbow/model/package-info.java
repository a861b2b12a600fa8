/** Variables with named states, tables, directed networks of them. */
@NullMarked
package elbow.model;

import org.jspecify.annotations.NullMarked;
