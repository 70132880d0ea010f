/**
 * Functions on this machine that take messages: behind an SQS queue on Lambda or in a server
 * process, or on a ZeroMQ socket. Start with {@link
 * io.faasduet.bench.platform.messages.MessagePlatform}.
 */
@NullMarked
package io.faasduet.bench.platform.messages;

import org.jspecify.annotations.NullMarked;
