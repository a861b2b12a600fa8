/** YAML text read into a small tree in which every key and value knows its place. */
@NullMarked
package elbow.source;

import org.jspecify.annotations.NullMarked;
