/**
 * Distance profiles: local services that answer as late, and send as slowly, as services far away.
 * Start with {@link io.faasduet.localcloud.distance.DistanceProfile}.
 */
@NullMarked
package io.faasduet.localcloud.distance;

import org.jspecify.annotations.NullMarked;
