/**
 * The contract of a function. Start with {@link io.faasduet.api.ServerlessFunction} and {@link
 * io.faasduet.api.FunctionSpec}.
 */
@NullMarked
package io.faasduet.api;

import org.jspecify.annotations.NullMarked;
