/**
 * The process around a function, on every platform: INIT, the cold flag, JSON, timings and
 * failures. Start with {@link io.faasduet.runtime.FunctionHost}.
 */
@NullMarked
package io.faasduet.runtime;

import org.jspecify.annotations.NullMarked;
