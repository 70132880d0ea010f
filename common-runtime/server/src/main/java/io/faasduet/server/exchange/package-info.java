/**
 * What every request and its answer have, whatever is asked: a date, and a line in the access log.
 * Start with {@link io.faasduet.server.exchange.AccessLog}.
 */
@NullMarked
package io.faasduet.server.exchange;

import org.jspecify.annotations.NullMarked;
