package io.faasduet.sebs.multimedia.thumbnailer;

import io.faasduet.lambda.ApiGatewayHandler;

/** SeBS's 210.thumbnailer on AWS Lambda behind a Function URL. */
public final class ThumbnailerApi
    extends ApiGatewayHandler<ThumbnailerRequest, ThumbnailerResponse> {
  public ThumbnailerApi() {
    super(Thumbnailer.SPEC);
  }
}
