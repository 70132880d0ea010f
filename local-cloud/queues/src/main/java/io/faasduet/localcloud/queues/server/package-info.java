/** The program that serves SQS: {@link io.faasduet.localcloud.queues.server.QueueServer}. */
@NullMarked
package io.faasduet.localcloud.queues.server;

import org.jspecify.annotations.NullMarked;
