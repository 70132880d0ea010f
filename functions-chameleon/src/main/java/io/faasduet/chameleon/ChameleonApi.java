package io.faasduet.chameleon;

import io.faasduet.lambda.ApiGatewayHandler;

/** Chameleon on AWS Lambda behind an API Gateway HTTP API or a Function URL. */
public final class ChameleonApi extends ApiGatewayHandler<ChameleonRequest, ChameleonResponse> {
  public ChameleonApi() {
    super(Chameleon.SPEC);
  }
}
