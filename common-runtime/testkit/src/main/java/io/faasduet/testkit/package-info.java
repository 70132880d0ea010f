/**
 * Contract tests of functions: one set of requests on every adapter, in this process.
 *
 * <p>Start with {@link io.faasduet.testkit.FunctionContract} and {@link
 * io.faasduet.testkit.Example}.
 */
@NullMarked
package io.faasduet.testkit;

import org.jspecify.annotations.NullMarked;
