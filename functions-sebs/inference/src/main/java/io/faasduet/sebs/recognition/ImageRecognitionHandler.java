package io.faasduet.sebs.recognition;

import io.faasduet.lambda.LambdaHandler;

/** SeBS's 411.image-recognition on AWS Lambda, invoked directly. */
public final class ImageRecognitionHandler
    extends LambdaHandler<ImageRecognitionRequest, ImageRecognitionResponse> {
  public ImageRecognitionHandler() {
    super(ImageRecognition.SPEC);
  }
}
