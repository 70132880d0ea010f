package io.faasduet.sebs.uploader;

import io.faasduet.lambda.LambdaHandler;

/** SeBS's 120.uploader on AWS Lambda, invoked directly. */
public final class UploaderHandler extends LambdaHandler<UploaderRequest, UploaderResponse> {
  public UploaderHandler() {
    super(Uploader.SPEC);
  }
}
