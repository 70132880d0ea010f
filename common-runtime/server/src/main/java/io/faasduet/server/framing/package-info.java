/**
 * What a request must be so that no other parser on its way reads it otherwise. Start with {@link
 * io.faasduet.server.framing.RequestHead}.
 */
@NullMarked
package io.faasduet.server.framing;

import org.jspecify.annotations.NullMarked;
