package io.faasduet.sebs.compression;

import io.faasduet.lambda.LambdaHandler;

/** SeBS's 311.compression on AWS Lambda, invoked directly. */
public final class CompressionHandler
    extends LambdaHandler<CompressionRequest, CompressionResponse> {
  public CompressionHandler() {
    super(Compression.SPEC);
  }
}
