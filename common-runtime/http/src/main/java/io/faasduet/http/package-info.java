/**
 * HTTP responses, content negotiation and problem details. Start with {@link
 * io.faasduet.http.HttpResponse}.
 */
@NullMarked
package io.faasduet.http;

import org.jspecify.annotations.NullMarked;
