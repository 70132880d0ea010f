/**
 * The HTTP server of the local services.
 *
 * <p>Start with {@link io.faasduet.localcloud.http.LoopbackServer}.
 */
@NullMarked
package io.faasduet.localcloud.http;

import org.jspecify.annotations.NullMarked;
