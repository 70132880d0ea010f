/**
 * A kilobyte is handed on: by an invocation, by S3 or by DynamoDB. Start with {@link
 * io.faasduet.studies.messages.relay.Relay}.
 */
@NullMarked
package io.faasduet.studies.messages.relay;

import org.jspecify.annotations.NullMarked;
