/** SeBS's 501.graph-pagerank: start with {@link io.faasduet.sebs.graph.pagerank.GraphPagerank}. */
@NullMarked
package io.faasduet.sebs.graph.pagerank;

import org.jspecify.annotations.NullMarked;
