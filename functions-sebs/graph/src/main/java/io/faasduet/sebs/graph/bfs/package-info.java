/** SeBS's 503.graph-bfs: start with {@link io.faasduet.sebs.graph.bfs.GraphBfs}. */
@NullMarked
package io.faasduet.sebs.graph.bfs;

import org.jspecify.annotations.NullMarked;
