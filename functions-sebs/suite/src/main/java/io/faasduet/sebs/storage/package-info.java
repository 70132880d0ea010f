/**
 * The bucket that benchmarks read their input from and write their output to. Start with {@link
 * io.faasduet.sebs.storage.BenchmarkStorage}.
 */
@NullMarked
package io.faasduet.sebs.storage;

import org.jspecify.annotations.NullMarked;
