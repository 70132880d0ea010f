package io.faasduet.sebs.multimedia.thumbnailer;

import io.faasduet.lambda.LambdaHandler;

/** SeBS's 210.thumbnailer on AWS Lambda, invoked directly. */
public final class ThumbnailerHandler
    extends LambdaHandler<ThumbnailerRequest, ThumbnailerResponse> {
  public ThumbnailerHandler() {
    super(Thumbnailer.SPEC);
  }
}
