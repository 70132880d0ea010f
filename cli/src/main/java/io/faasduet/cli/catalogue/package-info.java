/**
 * The functions that commands are given, by name or by place. Start with {@link
 * io.faasduet.cli.catalogue.Catalogue}.
 */
@NullMarked
package io.faasduet.cli.catalogue;

import org.jspecify.annotations.NullMarked;
