/** SeBS's 502.graph-mst: start with {@link io.faasduet.sebs.graph.mst.GraphMst}. */
@NullMarked
package io.faasduet.sebs.graph.mst;

import org.jspecify.annotations.NullMarked;
