/**
 * What every function shares, whichever platform plays it.
 *
 * <p>Start with {@link io.faasduet.api.ServerlessFunction}, the contract a function implements, and
 * {@link io.faasduet.runtime.FunctionHost}, the one object per process that plays it.
 */
@NullMarked
package io.faasduet.runtime;

import org.jspecify.annotations.NullMarked;
