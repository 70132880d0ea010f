package io.faasduet.cnnserving;

import io.faasduet.lambda.LambdaHandler;

/** The function on Lambda, invoked directly. */
public final class CnnServingHandler extends LambdaHandler<CnnServingRequest, CnnServingResponse> {
  /** Lambda's INIT phase. */
  public CnnServingHandler() {
    super(CnnServing.SPEC);
  }
}
