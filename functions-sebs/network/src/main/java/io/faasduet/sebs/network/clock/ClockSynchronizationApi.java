package io.faasduet.sebs.network.clock;

import io.faasduet.lambda.ApiGatewayHandler;
import io.faasduet.sebs.network.RoundsRequest;

/** Clock-synchronization on AWS Lambda behind a Function URL. */
public final class ClockSynchronizationApi
    extends ApiGatewayHandler<RoundsRequest, ClockSynchronizationResponse> {
  public ClockSynchronizationApi() {
    super(ClockSynchronization.SPEC);
  }
}
