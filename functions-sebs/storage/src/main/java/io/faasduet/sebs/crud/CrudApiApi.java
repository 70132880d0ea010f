package io.faasduet.sebs.crud;

import io.faasduet.lambda.ApiGatewayHandler;

/** SeBS's 130.crud-api on AWS Lambda behind a Function URL. */
public final class CrudApiApi extends ApiGatewayHandler<CrudApiRequest, CrudApiResponse> {
  public CrudApiApi() {
    super(CrudApi.SPEC);
  }
}
