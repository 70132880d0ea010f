package io.faasduet.sebs.crud;

import io.faasduet.lambda.LambdaHandler;

/** SeBS's 130.crud-api on AWS Lambda, invoked directly. */
public final class CrudApiHandler extends LambdaHandler<CrudApiRequest, CrudApiResponse> {
  public CrudApiHandler() {
    super(CrudApi.SPEC);
  }
}
