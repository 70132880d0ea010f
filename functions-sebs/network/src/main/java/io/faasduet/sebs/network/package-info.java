/**
 * Datagrams that a server sends back, shared by the benchmarks of the network. Start with {@link
 * io.faasduet.sebs.network.EchoClient}.
 */
@NullMarked
package io.faasduet.sebs.network;

import org.jspecify.annotations.NullMarked;
