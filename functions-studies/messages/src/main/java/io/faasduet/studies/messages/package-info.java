/**
 * Functions of the studies on messages: one that censors documents in batches, and one that hands a
 * kilobyte on. Start with {@link io.faasduet.studies.messages.MessageWorker}, which serves either
 * behind a queue or a ZeroMQ socket.
 */
@NullMarked
package io.faasduet.studies.messages;

import org.jspecify.annotations.NullMarked;
