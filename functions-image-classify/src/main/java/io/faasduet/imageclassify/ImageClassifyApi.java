package io.faasduet.imageclassify;

import io.faasduet.lambda.ApiGatewayHandler;

/** The function on Lambda, behind an HTTP API or a function URL. */
public final class ImageClassifyApi
    extends ApiGatewayHandler<ImageClassifyRequest, ImageClassifyResponse> {
  /** Lambda's INIT phase. */
  public ImageClassifyApi() {
    super(ImageClassify.SPEC);
  }
}
