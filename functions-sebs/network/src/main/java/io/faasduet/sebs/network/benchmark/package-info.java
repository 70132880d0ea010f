/**
 * The benchmark 020.network-benchmark: round trips to a server. Start with {@link
 * io.faasduet.sebs.network.benchmark.NetworkBenchmark}.
 */
@NullMarked
package io.faasduet.sebs.network.benchmark;

import org.jspecify.annotations.NullMarked;
