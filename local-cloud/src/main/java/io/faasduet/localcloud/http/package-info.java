/**
 * The HTTP server of the local services.
 *
 * <p>Start with {@link io.faasduet.localcloud.http.LocalHttpServer}.
 */
@NullMarked
package io.faasduet.localcloud.http;

import org.jspecify.annotations.NullMarked;
