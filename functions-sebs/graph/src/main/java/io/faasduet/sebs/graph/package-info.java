/**
 * What SeBS's three graph functions share: start with {@link
 * io.faasduet.sebs.graph.BarabasiAlbertGraph}.
 */
@NullMarked
package io.faasduet.sebs.graph;

import org.jspecify.annotations.NullMarked;
