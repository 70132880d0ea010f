/**
 * Queues at run time: an SQS server in its own process, or the user's. Start with {@link
 * io.faasduet.localcloud.queues.QueueService}.
 */
@NullMarked
package io.faasduet.localcloud.queues;

import org.jspecify.annotations.NullMarked;
