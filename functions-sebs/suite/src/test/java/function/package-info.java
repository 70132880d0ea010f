/** A benchmark of SeBS's Java runtime, for tests. */
@NullMarked
package function;

import org.jspecify.annotations.NullMarked;
