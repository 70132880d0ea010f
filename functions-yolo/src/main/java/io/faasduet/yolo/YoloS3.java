package io.faasduet.yolo;

import io.faasduet.lambda.S3EventHandler;

/** The function on Lambda, told by S3 of objects that were created. */
public final class YoloS3 extends S3EventHandler<YoloRequest, YoloResponse> {
  /** Lambda's INIT phase. */
  public YoloS3() {
    super(Yolo.SPEC, YoloRequest::object);
  }
}
