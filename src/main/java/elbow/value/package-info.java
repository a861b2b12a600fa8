/** What a quantity can be: exact and rounded numbers, tables, truths, assignments. */
@NullMarked
package elbow.value;

import org.jspecify.annotations.NullMarked;
