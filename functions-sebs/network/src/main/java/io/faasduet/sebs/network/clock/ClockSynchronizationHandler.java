package io.faasduet.sebs.network.clock;

import io.faasduet.lambda.LambdaHandler;
import io.faasduet.sebs.network.RoundsRequest;

/** Clock-synchronization on AWS Lambda, invoked directly. */
public final class ClockSynchronizationHandler
    extends LambdaHandler<RoundsRequest, ClockSynchronizationResponse> {
  public ClockSynchronizationHandler() {
    super(ClockSynchronization.SPEC);
  }
}
