/**
 * The commands that list, invoke and serve a function. Start with {@link
 * io.faasduet.cli.function.InvokeCommand} and {@link io.faasduet.cli.function.LocalSession}.
 */
@NullMarked
package io.faasduet.cli.function;

import org.jspecify.annotations.NullMarked;
