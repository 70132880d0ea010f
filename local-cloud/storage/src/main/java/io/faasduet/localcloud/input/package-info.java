/**
 * Inputs of benchmarks: what a function's generator makes, in a store that the function reaches.
 * Start with {@link io.faasduet.localcloud.input.BenchmarkInput}.
 */
@NullMarked
package io.faasduet.localcloud.input;

import org.jspecify.annotations.NullMarked;
