package io.faasduet.sebs.compression;

import io.faasduet.lambda.ApiGatewayHandler;

/** SeBS's 311.compression on AWS Lambda behind a Function URL. */
public final class CompressionApi
    extends ApiGatewayHandler<CompressionRequest, CompressionResponse> {
  public CompressionApi() {
    super(Compression.SPEC);
  }
}
