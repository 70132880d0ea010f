package io.faasduet.sebs.network.clock;

import io.faasduet.lambda.LambdaHandler;

/** Clock-synchronization on AWS Lambda, invoked directly. */
public final class ClockSynchronizationHandler
    extends LambdaHandler<ClockSynchronizationRequest, ClockSynchronizationResponse> {
  public ClockSynchronizationHandler() {
    super(ClockSynchronization.SPEC);
  }
}
