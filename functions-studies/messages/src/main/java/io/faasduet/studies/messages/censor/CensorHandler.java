package io.faasduet.studies.messages.censor;

import io.faasduet.lambda.LambdaHandler;

/** Censor on AWS Lambda, invoked directly. */
public final class CensorHandler extends LambdaHandler<CensorRequest, CensorResponse> {
  public CensorHandler() {
    super(Censor.SPEC);
  }
}
