package io.faasduet.sebs.micro.sleep;

import io.faasduet.lambda.LambdaHandler;

/** Sleep on AWS Lambda, invoked directly. */
public final class SleepHandler extends LambdaHandler<SleepRequest, SleepResponse> {
  public SleepHandler() {
    super(Sleep.SPEC);
  }
}
