package io.faasduet.studies.election;

import io.faasduet.lambda.LambdaHandler;

/** {@code voter} on AWS Lambda, invoked directly. */
public final class VoterHandler extends LambdaHandler<VoterRequest, VoterResponse> {
  public VoterHandler() {
    super(Voter.SPEC);
  }
}
