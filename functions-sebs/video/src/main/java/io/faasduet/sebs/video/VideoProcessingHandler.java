package io.faasduet.sebs.video;

import io.faasduet.lambda.LambdaHandler;

/** SeBS's 220.video-processing on AWS Lambda, invoked directly. */
public final class VideoProcessingHandler
    extends LambdaHandler<VideoProcessingRequest, VideoProcessingResponse> {
  public VideoProcessingHandler() {
    super(VideoProcessing.SPEC);
  }
}
