/**
 * The {@code duet} command. Start with {@link io.faasduet.cli.Duet}; {@link
 * io.faasduet.cli.catalogue.Catalogue} holds the functions it knows.
 */
@NullMarked
package io.faasduet.cli;

import org.jspecify.annotations.NullMarked;
