package io.faasduet.chameleon;

import io.faasduet.lambda.SqsHandler;

/** Chameleon on AWS Lambda, fed by an SQS queue. */
public final class ChameleonSqs extends SqsHandler<ChameleonRequest, ChameleonResponse> {
  public ChameleonSqs() {
    super(Chameleon.SPEC);
  }
}
