package io.faasduet.studies.messages.relay;

import io.faasduet.lambda.LambdaHandler;

/** Relay on AWS Lambda, invoked directly. */
public final class RelayHandler extends LambdaHandler<RelayRequest, RelayResponse> {
  public RelayHandler() {
    super(Relay.SPEC);
  }
}
