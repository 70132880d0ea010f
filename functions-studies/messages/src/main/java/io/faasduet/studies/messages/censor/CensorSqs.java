package io.faasduet.studies.messages.censor;

import io.faasduet.lambda.SqsHandler;

/** Censor on AWS Lambda, fed by an SQS queue. */
public final class CensorSqs extends SqsHandler<CensorRequest, CensorResponse> {
  public CensorSqs() {
    super(Censor.SPEC);
  }
}
