package io.faasduet.sebs.recognition;

import io.faasduet.lambda.ApiGatewayHandler;

/** SeBS's 411.image-recognition on AWS Lambda behind a Function URL. */
public final class ImageRecognitionApi
    extends ApiGatewayHandler<ImageRecognitionRequest, ImageRecognitionResponse> {
  public ImageRecognitionApi() {
    super(ImageRecognition.SPEC);
  }
}
