package io.faasduet.yolo;

import io.faasduet.lambda.LambdaHandler;

/** The function on Lambda, invoked directly. */
public final class YoloHandler extends LambdaHandler<YoloRequest, YoloResponse> {
  /** Lambda's INIT phase. */
  public YoloHandler() {
    super(Yolo.SPEC);
  }
}
