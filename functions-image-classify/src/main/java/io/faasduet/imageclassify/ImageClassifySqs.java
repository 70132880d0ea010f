package io.faasduet.imageclassify;

import io.faasduet.lambda.SqsHandler;

/**
 * The function on Lambda, behind an SQS queue; the images of a batch go through the network
 * together.
 */
public final class ImageClassifySqs
    extends SqsHandler<ImageClassifyRequest, ImageClassifyResponse> {
  /** Lambda's INIT phase. */
  public ImageClassifySqs() {
    super(ImageClassify.SPEC, ImageClassifyRequest::object);
  }
}
