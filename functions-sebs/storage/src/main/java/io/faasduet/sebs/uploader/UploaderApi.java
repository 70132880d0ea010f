package io.faasduet.sebs.uploader;

import io.faasduet.lambda.ApiGatewayHandler;

/** SeBS's 120.uploader on AWS Lambda behind a Function URL. */
public final class UploaderApi extends ApiGatewayHandler<UploaderRequest, UploaderResponse> {
  public UploaderApi() {
    super(Uploader.SPEC);
  }
}
