package io.faasduet.sebs.micro.sleep;

import io.faasduet.lambda.ApiGatewayHandler;

/** Sleep on AWS Lambda behind a Function URL. */
public final class SleepApi extends ApiGatewayHandler<SleepRequest, SleepResponse> {
  public SleepApi() {
    super(Sleep.SPEC);
  }
}
