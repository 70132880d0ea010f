/**
 * The function chameleon: renders an HTML table. Start with {@link
 * io.faasduet.chameleon.Chameleon}.
 */
@NullMarked
package io.faasduet.chameleon;

import org.jspecify.annotations.NullMarked;
