package io.faasduet.chameleon;

import io.faasduet.lambda.LambdaHandler;

/** Chameleon on AWS Lambda, invoked directly. */
public final class ChameleonHandler extends LambdaHandler<ChameleonRequest, ChameleonResponse> {
  public ChameleonHandler() {
    super(Chameleon.SPEC);
  }
}
