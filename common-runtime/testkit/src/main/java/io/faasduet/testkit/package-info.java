/**
 * Tests of functions on every adapter, in the tests' own process. Start with {@link
 * io.faasduet.testkit.DuetFunction}, a function to call, and {@link
 * io.faasduet.testkit.FunctionContract}, the tests that every function passes.
 */
@NullMarked
package io.faasduet.testkit;

import org.jspecify.annotations.NullMarked;
