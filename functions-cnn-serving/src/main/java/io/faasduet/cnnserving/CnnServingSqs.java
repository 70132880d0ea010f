package io.faasduet.cnnserving;

import io.faasduet.lambda.SqsHandler;

/** The function on Lambda behind an SQS queue. */
public final class CnnServingSqs extends SqsHandler<CnnServingRequest, CnnServingResponse> {
  /** Lambda's INIT phase. */
  public CnnServingSqs() {
    super(CnnServing.SPEC, CnnServingRequest::object);
  }
}
