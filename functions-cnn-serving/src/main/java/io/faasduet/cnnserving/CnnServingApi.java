package io.faasduet.cnnserving;

import io.faasduet.lambda.ApiGatewayHandler;

/** The function on Lambda behind an HTTP API or a function URL. */
public final class CnnServingApi extends ApiGatewayHandler<CnnServingRequest, CnnServingResponse> {
  /** Lambda's INIT phase. */
  public CnnServingApi() {
    super(CnnServing.SPEC);
  }
}
