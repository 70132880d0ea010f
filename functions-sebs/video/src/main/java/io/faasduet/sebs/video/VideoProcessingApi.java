package io.faasduet.sebs.video;

import io.faasduet.lambda.ApiGatewayHandler;

/** SeBS's 220.video-processing on AWS Lambda behind a Function URL. */
public final class VideoProcessingApi
    extends ApiGatewayHandler<VideoProcessingRequest, VideoProcessingResponse> {
  public VideoProcessingApi() {
    super(VideoProcessing.SPEC);
  }
}
