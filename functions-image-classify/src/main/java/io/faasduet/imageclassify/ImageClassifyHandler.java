package io.faasduet.imageclassify;

import io.faasduet.lambda.LambdaHandler;

/** The function on Lambda, invoked directly. */
public final class ImageClassifyHandler
    extends LambdaHandler<ImageClassifyRequest, ImageClassifyResponse> {
  /** Lambda's INIT phase. */
  public ImageClassifyHandler() {
    super(ImageClassify.SPEC);
  }
}
